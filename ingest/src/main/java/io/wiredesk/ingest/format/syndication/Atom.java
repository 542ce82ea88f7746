package io.wiredesk.ingest.format.syndication;

import static io.wiredesk.ingest.format.syndication.SyndicatedEntry.either;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.CORE;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.DUBLIN_CORE;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.MEDIA;

import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Base64Text;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.HtmlOrPlainText;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.MediaTypes;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlFormat;
import io.wiredesk.ingest.format.xml.XmlFormat.Strictness;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Atom 1.0 (RFC 4287) and 0.3: each entry is a story, each tombstone (RFC 6721) its end;
 * docs/FORMATS.md has the table.
 */
public final class Atom {
  public static final XmlFormat FORMAT =
      new XmlFormat(
          "atom",
          "the root element feed or entry",
          Set.of("feed", "entry"),
          Set.of("entry", "deleted-entry"),
          Strictness.LENIENT,
          Atom::read);

  private final SyndicatedEntry entry;
  private final Draft draft;
  private final WireStory.Builder story;

  private Atom(SyndicatedEntry entry, Draft draft) {
    this.entry = entry;
    this.draft = draft;
    this.story = draft.story();
  }

  private static void read(XmlNode item, XmlNode envelope, Draft draft) {
    Atom entry = new Atom(new SyndicatedEntry(item, envelope, "feed"), draft);
    if (item.name().equals("deleted-entry")) {
      entry.tombstone();
    } else {
      entry.story();
    }
  }

  /**
   * RFC 6721, section 3: the entry that ref names is gone since when. Where pages identify stories,
   * ref is another name of one, and the tombstone a message of its own that kills it.
   */
  private void tombstone() {
    String ref = entry.node().attribute("ref");
    if (ref != null && draft.context().identity() == ParseContext.Identity.LINK) {
      draft.identify(ref, "deleted-entry:" + ref);
      story.setReplaces(List.of(ref));
    } else {
      draft.identify(ref, ref);
    }
    draft.versionCreated(entry.node().attribute("when"));
    draft.status(PubStatus.canceled, "deleted-entry");
    story.setEdNotes(
        entry
            .node()
            .all("comment")
            .map(XmlNode::line)
            .flatMap(Stream::ofNullable)
            .map(comment -> new EdNote(null, comment))
            .toList());
  }

  private void story() {
    String link = entry.page(CORE);
    String id = either(entry.line("id"), link);
    draft.identify(id, id);
    draft.link(link);
    draft.versionCreated(
        either(entry.line("updated", "modified", "published", "issued"), dublinCore("date")));
    story.setFirstCreated(
        draft.optionalTime("published", entry.line("published", "issued", "created")));
    lines();
    story.setKeywords(entry.all(CORE, "category").flatMap(Atom::category).distinct().toList());
    story.setRenditions(SyndicatedLinks.read(entry, link));
    draft.content(content());
    draft.identifyByText(text(story.getHeadline()) + text(story.getBody()));
    WennEntry.read(entry, draft);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text + " ";
  }

  private void lines() {
    story.setHeadline(entry.first(CORE, "title").map(Atom::title).orElse(null));
    story.setByline(Bylines.clean(either(entry.author(CORE), dublinCore("creator"))));
    draft.language(
        either(
            entry.node().attribute("lang"),
            dublinCore("language"),
            entry.channelAttribute("lang")));
    story.setCopyrightNotice(
        HtmlOrPlainText.line(
            either(entry.line("rights", "copyright"), entry.channelLine(CORE, "rights"))));
  }

  private @Nullable String dublinCore(String name) {
    return entry.line(DUBLIN_CORE, name);
  }

  private static Stream<Concept> category(XmlNode category) {
    String name = either(category.attribute("label"), category.attribute("term"), category.line());
    return name == null
        ? Stream.empty()
        : Stream.of(new Concept(category.attribute("scheme"), name));
  }

  private static @Nullable String title(XmlNode title) {
    return title.children().isEmpty()
        ? HtmlOrPlainText.line(decoded(title))
        : Texts.lineOrNull(Markup.line(title.html()));
  }

  private Content content() {
    Stream<Content> own =
        Stream.concat(entry.all(CORE, "content"), entry.all(CORE, "summary"))
            .filter(this::isText)
            .map(this::text);
    return Stream.concat(
            own, entry.anywhere(MEDIA, "description").map(n -> HtmlOrPlainText.content(n.text())))
        .filter(c -> !c.isEmpty())
        .findFirst()
        .orElse(Content.NONE);
  }

  /** A picture or other file that stands in the entry as Base64 is no text. */
  private boolean isText(XmlNode node) {
    String type = node.attribute("type");
    boolean text = type == null || !MediaTypes.isFile(type);
    if (!text && node.line() != null) {
      draft.warn(node.name() + " of type " + type + " is no text; left out, the original has it.");
    }
    return text;
  }

  /**
   * RFC 4287, section 4.1.3.3; markup that stands in it as elements is markup, whatever it says.
   */
  private Content text(XmlNode node) {
    String base = entry.base(node);
    return node.children().isEmpty()
        ? HtmlOrPlainText.content(decoded(node), base)
        : Markup.read(node.html(), base);
  }

  /** Atom 0.3 says so in mode; in 1.0 anything that is neither text nor XML is Base64. */
  private static String decoded(XmlNode node) {
    String type = String.valueOf(node.attribute("type")).toLowerCase(Locale.ROOT);
    boolean media = type.contains("/") && !type.startsWith("text/") && !type.matches(".*[/+]xml");
    if (!media && !"base64".equals(node.attribute("mode"))) {
      return node.text();
    }
    return Base64Text.decoded(node.text(), type).orElse("");
  }
}
