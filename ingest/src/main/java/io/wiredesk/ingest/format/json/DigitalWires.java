package io.wiredesk.ingest.format.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.Rendition;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * dpa's digitalwires JSON, version 0.9 and 1: one entry, a list, or the API's envelope;
 * docs/FORMATS.md has the table.
 */
public final class DigitalWires {
  private static final TextPattern SIGN =
      TextPattern.of("\"format\"\\s{0,9}:\\s{0,9}\"digitalwires@");

  public static final WireFormat FORMAT =
      new JsonFormat(
          "digitalwires",
          "JSON whose format says digitalwires@",
          SIGN.asPredicate(),
          DigitalWires::read);

  private final NinjsObject entry;
  private final Draft draft;
  private final WireStory.Builder story;

  private DigitalWires(NinjsObject entry, Draft draft) {
    this.entry = entry;
    this.draft = draft;
    this.story = draft.story();
  }

  private static void read(ObjectNode object, Draft draft) {
    new DigitalWires(new NinjsObject(object, draft::read), draft).read();
  }

  private void read() {
    identity();
    status();
    lines();
    text();
    classification();
    links();
  }

  private void identity() {
    String urn = entry.text("urn");
    draft.identify(urn, urn);
    draft.version(entry.text("version"));
    draft.versionCreated(entry.asWritten("version_created"));
    story.setFirstCreated(
        draft.optionalTime("content_created", entry.asWritten("content_created")));
    story.setReplaces(
        Stream.of("replaces", "replacing")
            .flatMap(entry::list)
            .map(r -> r.text("urn", "uri", "value"))
            .flatMap(Stream::ofNullable)
            .toList());
    story.setEvolvedFrom(entry.text("evolved_from", "evolvedfrom"));
  }

  private void status() {
    draft.pubStatus(entry.text("pubstatus"));
    draft.urgency(entry.text("urgency"));
    draft.embargoed(entry.asWritten("embargoed"));
    story.setExpires(draft.optionalTime("expires", entry.asWritten("expires")));
    Stream<String> categories = categories("signal").map(c -> c.text("qcode", "name"));
    story.setSignals(
        Stream.concat(
                Stream.of("signal", "signals")
                    .flatMap(entry::list)
                    .map(s -> s.text("qcode", "value")),
                categories)
            .flatMap(Stream::ofNullable)
            .distinct()
            .toList());
    story.setEdNotes(
        entry
            .list("ednotes")
            .filter(n -> n.text("ednote") != null)
            .map(n -> new EdNote(n.text("role"), Texts.line(String.valueOf(n.text("ednote")))))
            .toList());
  }

  private void lines() {
    String type = entry.text("type");
    story.setType(type == null ? "text" : type.toLowerCase(Locale.ROOT));
    story.setHeadline(Texts.lineOrNull(entry.text("headline")));
    story.setSubheadline(Texts.lineOrNull(entry.text("subhead", "kicker")));
    story.setByline(Bylines.clean(entry.text("byline")));
    String dateline = Texts.lineOrNull(entry.text("dateline"));
    story.setDateline(dateline == null ? null : Datelines.read(dateline));
    story.setCreditline(Texts.lineOrNull(entry.text("creditline")));
    draft.language(entry.text("language"));
    story.setCopyrightNotice(Texts.lineOrNull(entry.text("copyrightnotice")));
    story.setUsageTerms(Texts.lineOrNull(entry.text("usageterms")));
    story.setProvider(categories("provider").map(c -> c.text("name")).findFirst().orElse(null));
  }

  /** The article; without one, what stands for it: a caption, or the teaser. */
  private void text() {
    Content article = markup(entry.text("article_html"));
    if (article.isEmpty()) {
      article =
          entry
              .list("descriptions")
              .map(d -> markup(d.text("description", "value")))
              .filter(c -> !c.isEmpty())
              .findFirst()
              .orElseGet(() -> markup(entry.text("teaser")));
    }
    draft.content(article);
  }

  private static Content markup(@Nullable String html) {
    if (html == null) {
      return Content.NONE;
    }
    return html.indexOf('<') < 0 ? Content.ofPlainText(html) : Markup.read(html);
  }

  private void classification() {
    story.setSubjects(concepts("dpasubject", "subject", "medtop"));
    story.setPlaces(concepts("geosubject", "poi", "locationcreated"));
    story.setGenres(concepts("genre"));
    story.setKeywords(concepts("keyword"));
  }

  private List<Concept> concepts(String... types) {
    Set<String> wanted = Set.of(types);
    return entry
        .list("categories")
        .filter(c -> wanted.contains(type(c)))
        .map(c -> concept(c.text("qcode"), Texts.lineOrNull(c.text("name"))))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<Concept> concept(@Nullable String qcode, @Nullable String name) {
    return qcode == null && name == null ? Optional.empty() : Optional.of(new Concept(qcode, name));
  }

  private Stream<NinjsObject> categories(String type) {
    return entry.list("categories").filter(c -> type(c).equals(type));
  }

  /** {@code genre} of {@code dnltype:genre}. */
  private static String type(NinjsObject category) {
    String type = category.text("type");
    return type == null ? "" : Texts.code(type);
  }

  private void links() {
    story.setAssociations(
        entry
            .list("associations")
            .filter(a -> a.text("urn", "headline") != null)
            .map(DigitalWires::association)
            .toList());
    story.setRenditions(
        entry
            .list("associations")
            .filter(a -> String.valueOf(a.text("urn")).equals(story.getGuid()))
            .flatMap(a -> a.list("renditions"))
            .filter(r -> r.text("url") != null)
            .map(r -> new Rendition(r.text("size"), r.text("url"), r.text("mimetype")))
            .toList());
  }

  private static Association association(NinjsObject node) {
    return new Association(
        node.text("rank"), node.text("urn"), null, node.text("type"), node.text("headline"));
  }
}
