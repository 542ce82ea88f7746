package io.wiredesk.ingest.format.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.HtmlOrPlainText;
import io.wiredesk.ingest.format.text.LogLine;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Rendition;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1 and 1.1: each item is a story; docs/FORMATS.md has the table. */
public final class JsonFeed {
  public static final WireFormat FORMAT = new Format();

  private final NinjsObject item;
  private final NinjsObject feed;
  private final Draft draft;
  private final WireStory.Builder story;

  private JsonFeed(NinjsObject item, NinjsObject feed, Draft draft) {
    this.item = item;
    this.feed = feed;
    this.draft = draft;
    this.story = draft.story();
  }

  private static final class Format implements WireFormat {
    /** Some writers escape each stroke. */
    private static final TextPattern SIGN =
        TextPattern.of(
            "\"version\"\\s{0,9}:\\s{0,9}\"https?:(?:\\\\?/){2}(?:www\\.)?jsonfeed\\.org\\\\?/version\\\\?/([^\"]{0,40})");

    private static final TextPattern READ = TextPattern.of("1(?:\\.\\d+)?/?");

    /** What holds for each item that does not say otherwise. */
    private static final Set<String> OF_THE_FEED = Set.of("language", "author", "authors");

    @Override
    public String name() {
      return "json-feed";
    }

    @Override
    public String sign() {
      return "JSON whose version is jsonfeed.org's";
    }

    @Override
    public boolean recognises(Message message) {
      return JsonFormat.isJson(message) && SIGN.matcher(message.text()).find();
    }

    @Override
    public List<Item> items(Message message) {
      Matcher version = SIGN.matcher(message.text());
      if (version.find() && !READ.matcher(version.group(1)).matches()) {
        throw new Unreadable(
            RejectCode.UNKNOWN_FORMAT,
            "JSON Feed of version '%s'. Send 1 or 1.1.".formatted(LogLine.of(version.group(1))));
      }
      ObjectNode feed = JsonItems.envelope(message.text(), OF_THE_FEED);
      return new JsonItems(message.text(), (item, draft) -> read(item, feed, draft)).find();
    }

    private static void read(ObjectNode item, ObjectNode feed, Draft draft) {
      NinjsObject around =
          new NinjsObject(feed, (field, text) -> draft.read("feed." + field, text));
      new JsonFeed(new NinjsObject(item, draft::read), around, draft).read();
    }
  }

  private void read() {
    String page = item.text("url");
    String id = item.text("id", "url");
    draft.identify(id, id);
    draft.link(page);
    String published = item.asWritten("date_published");
    String modified = item.asWritten("date_modified");
    draft.versionCreated(modified == null ? published : modified);
    story.setFirstCreated(draft.optionalTime("date_published", published));
    story.setHeadline(HtmlOrPlainText.line(item.text("title")));
    story.setByline(byline(item).or(() -> byline(feed)).orElse(null));
    String language = item.text("language");
    draft.language(language == null ? feed.text("language") : language);
    draft.keywords(item.list("tags").map(t -> t.text("value")).flatMap(Stream::ofNullable));
    story.setRenditions(links(page));
    Content content = content(page == null ? "" : page);
    draft.content(content);
    String headline = story.getHeadline();
    draft.identifyByText(headline == null ? content.body() : headline + " " + content.body());
  }

  /** 1.1 has a list of authors, 1 has one. */
  private static Optional<String> byline(NinjsObject of) {
    String names =
        Stream.concat(of.list("authors"), Stream.of(of.object("author")))
            .map(a -> a.text("name"))
            .flatMap(Stream::ofNullable)
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.ofNullable(Bylines.clean(names));
  }

  private Content content(String page) {
    return Stream.of(
            markup(item.text("content_html"), page),
            plain(item.text("content_text")),
            plain(item.text("summary")))
        .filter(c -> !c.isEmpty())
        .findFirst()
        .orElse(Content.NONE);
  }

  private static Content markup(@Nullable String html, String page) {
    return html == null ? Content.NONE : Markup.read(html, page);
  }

  private static Content plain(@Nullable String text) {
    return text == null ? Content.NONE : Content.ofPlainText(text);
  }

  private List<Rendition> links(@Nullable String page) {
    Stream<Rendition> own =
        Stream.of(
                link("alternate", page, "text/html"),
                link("external", item.text("external_url"), null),
                link("image", item.text("image"), null),
                link("banner", item.text("banner_image"), null))
            .flatMap(Optional::stream);
    Stream<Rendition> attached =
        item.list("attachments")
            .map(a -> link("attachment", a.text("url"), Texts.lineOrNull(a.text("mime_type"))))
            .flatMap(Optional::stream);
    return Stream.concat(own, attached).distinct().toList();
  }

  private static Optional<Rendition> link(
      String role, @Nullable String href, @Nullable String type) {
    return Optional.ofNullable(href).map(h -> new Rendition(role, h, type));
  }
}
