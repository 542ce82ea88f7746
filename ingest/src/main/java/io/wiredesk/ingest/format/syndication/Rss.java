package io.wiredesk.ingest.format.syndication;

import static io.wiredesk.ingest.format.syndication.SyndicatedEntry.either;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.ATOM;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.CONTENT;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.CORE;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.DUBLIN_CORE;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.MEDIA;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.PRISM;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.XHTML;

import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.StoryIds;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.HtmlOrPlainText;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.xml.XmlFormat;
import io.wiredesk.ingest.format.xml.XmlFormat.Strictness;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RSS 0.9x, 1.0 (RDF) and 2.0: each item is a story; docs/FORMATS.md has the table. */
public final class Rss {
  public static final XmlFormat FORMAT =
      new XmlFormat(
          "rss",
          "the root element rss, RDF or channel",
          Set.of("rss", "RSS", "RDF", "channel"),
          Set.of("item"),
          Strictness.LENIENT,
          Rss::read);

  /** RSS 2.0's author is a mail address; the name stands in brackets behind it. */
  private static final TextPattern MAIL =
      TextPattern.of(
          "^(?:[^\\s@]++@[^\\s(]++\\s*+(?:\\((?<name>[^)]*+)\\))?"
              + "|(?<before>[^<]*[^<\\s])\\s*+<[^\\s@<>]++@[^\\s<>]++>)");

  private final SyndicatedEntry entry;
  private final Draft draft;
  private final WireStory.Builder story;

  private Rss(SyndicatedEntry entry, Draft draft) {
    this.entry = entry;
    this.draft = draft;
    this.story = draft.story();
  }

  private static void read(XmlNode item, XmlNode envelope, Draft draft) {
    new Rss(new SyndicatedEntry(item, envelope, "channel"), draft).read();
  }

  private void read() {
    String link = link();
    identity(link);
    times();
    lines();
    classification();
    story.setRenditions(SyndicatedLinks.read(entry, link));
    Content content = content();
    draft.content(content);
    String headline = story.getHeadline();
    draft.identifyByText(headline == null ? content.body() : headline + " " + content.body());
  }

  /** The guid, else the page's address without what counts visitors. */
  private void identity(@Nullable String link) {
    String guid = entry.line("guid");
    String identifier = entry.line(DUBLIN_CORE, "identifier");
    if (guid != null) {
      draft.identify(guid, guid);
    } else if (link != null) {
      draft.identify(link, StoryIds.withoutVersion(link));
    } else {
      draft.identify(identifier, identifier);
    }
    if (identifier != null && !identifier.equals(story.getGuid())) {
      draft.altId("dc:identifier", identifier);
    }
    draft.link(link);
  }

  private @Nullable String link() {
    String guid =
        entry
            .first(CORE, "guid")
            .filter(g -> "true".equals(g.attribute("isPermaLink")))
            .map(XmlNode::line)
            .orElse(null);
    return either(entry.line("link"), entry.page(ATOM), guid, entry.node().attribute("about"));
  }

  private void times() {
    String published =
        either(
            entry.line("pubDate", "published", "date"),
            entry.line(DUBLIN_CORE, "date"),
            entry.line(DUBLIN_CORE, "created"),
            entry.line(PRISM, "publicationDate"));
    String updated =
        either(
            entry.line(ATOM, "updated"),
            entry.line(DUBLIN_CORE, "modified"),
            entry.line(PRISM, "modificationDate"));
    draft.versionCreated(updated == null ? published : updated);
    story.setFirstCreated(
        updated == null ? story.getVersionCreated() : draft.optionalTime("pubDate", published));
    story.setExpires(
        draft.optionalTime(
            "expirationDate",
            either(entry.line("expirationDate"), entry.line(PRISM, "expirationDate"))));
    draft.embargoed(entry.line(PRISM, "embargoDate"));
  }

  private void lines() {
    story.setHeadline(
        HtmlOrPlainText.line(
            either(entry.line("title"), entry.line(DUBLIN_CORE, "title"), mediaTitle())));
    story.setByline(Bylines.clean(author()));
    story.setCreditline(entry.line(MEDIA, "credit"));
    draft.language(
        either(
            entry.line(DUBLIN_CORE, "language"),
            entry.node().attribute("lang"),
            entry.line("language"),
            entry.channelLine(CORE, "language"),
            entry.channelLine(DUBLIN_CORE, "language")));
    story.setCopyrightNotice(
        either(
            entry.line(DUBLIN_CORE, "rights"),
            entry.line(MEDIA, "copyright"),
            entry.channelLine(CORE, "copyright"),
            entry.channelLine(DUBLIN_CORE, "rights")));
    story.setProvider(
        either(entry.line(DUBLIN_CORE, "publisher"), entry.channelLine(DUBLIN_CORE, "publisher")));
  }

  private @Nullable String mediaTitle() {
    return entry.line(MEDIA, "title");
  }

  private @Nullable String author() {
    String author =
        either(entry.line(DUBLIN_CORE, "creator"), entry.line("author"), entry.author(ATOM));
    Matcher mail = MAIL.matcher(author == null ? "" : author);
    return mail.matches()
        ? either(mail.group("name"), mail.group("before"))
        : HtmlOrPlainText.line(author);
  }

  private void classification() {
    Stream<Concept> categories =
        entry
            .all(CORE, "category")
            .map(c -> new Concept(c.attribute("domain"), HtmlOrPlainText.line(c.line())));
    Stream<Concept> subjects =
        entry
            .all(DUBLIN_CORE, "subject")
            .map(s -> new Concept(null, HtmlOrPlainText.line(s.line())));
    story.setKeywords(
        Stream.concat(categories, subjects).filter(c -> c.getName() != null).distinct().toList());
    story.setPlaces(
        entry
            .all(DUBLIN_CORE, "coverage")
            .filter(c -> c.line() != null)
            .map(c -> new Concept(null, c.line()))
            .toList());
  }

  /** The whole text where the feed has it, else what it says about it. */
  private Content content() {
    List<Content> whole =
        Stream.of(
                entry.all(CONTENT, "encoded").map(n -> HtmlOrPlainText.content(n.text())),
                entry.all(XHTML, "body").map(n -> Markup.read(n.html())),
                entry.all(CORE, "fulltext").map(n -> HtmlOrPlainText.content(n.text())),
                entry.all(CORE, "description").map(Rss::description),
                entry.all(DUBLIN_CORE, "description").map(n -> HtmlOrPlainText.content(n.text())),
                entry.anywhere(MEDIA, "description").map(n -> HtmlOrPlainText.content(n.text())))
            .flatMap(s -> s)
            .filter(c -> !c.isEmpty())
            .toList();
    return whole.isEmpty() ? Content.NONE : whole.get(0);
  }

  /** Its markup is escaped by the standard, and stands in it as elements all the same. */
  private static Content description(XmlNode node) {
    return node.children().isEmpty()
        ? HtmlOrPlainText.content(node.text())
        : Markup.read(node.html());
  }
}
