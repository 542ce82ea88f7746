package io.wiredesk.ingest.format.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.StoryIds;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.LogLine;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * IPTC ninjs 1.x, 2.x and 3.x: one item, an array of items, or an envelope whose {@code item} or
 * {@code items} is such an array; docs/FORMATS.md has the table.
 */
public final class Ninjs {
  public static final WireFormat FORMAT =
      new JsonFormat(
          "ninjs",
          "a JSON object or a list of them that is no other format's",
          text -> true,
          Ninjs::read);

  /** An object with none of these is something else than an item. */
  private static final Set<String> KNOWN =
      Set.of(
          "uri",
          "guid",
          "headline",
          "headlines",
          "title",
          "versioncreated",
          "pubstatus",
          "embargoed",
          "bodies",
          "body_text",
          "body_html",
          "body_xhtml",
          "altids");

  /** What vendors call the types that ninjs has names for. */
  private static final Map<String, String> TYPES =
      Map.of("story", "text", "article", "text", "photo", "picture", "image", "picture");

  private static final Set<String> CAPTIONED = Set.of("picture", "graphic", "video", "audio");

  private final NinjsObject item;
  private final Draft draft;
  private final WireStory.Builder story;

  private Ninjs(NinjsObject item, Draft draft) {
    this.item = item;
    this.draft = draft;
    this.story = draft.story();
  }

  private static void read(ObjectNode object, Draft draft) {
    read(new NinjsObject(object, draft::read), draft);
  }

  static void read(NinjsObject item, Draft draft) {
    new Ninjs(item, draft).read();
  }

  private void read() {
    if (!item.isEmpty() && KNOWN.stream().noneMatch(item::has)) {
      throw new Unreadable(
          RejectCode.UNKNOWN_FORMAT,
          "JSON, but of no format here: it has "
              + LogLine.of(item.names())
              + " and no uri or headline.");
    }
    identity();
    status();
    times();
    lines();
    text();
    classification();
    new NinjsLinks(item).read(draft);
  }

  private void identity() {
    String uri = item.text("uri");
    String guid = item.text("guid", "uri");
    String stable = uri == null ? guid : uri;
    draft.identify(guid, stable == null ? null : StoryIds.withoutVersion(stable));
    draft.version(item.text("version"));
    story.setAltIds(
        Stream.concat(item.list("altids"), otherThan(guid))
            .filter(a -> a.text("value") != null)
            .map(a -> new AltId(a.text("role", NinjsObject.KEY), a.text("value")))
            .toList());
    story.setEvolvedFrom(item.text("evolvedfrom"));
    story.setReplaces(
        Stream.of("replacing", "replaces")
            .flatMap(item::list)
            .map(r -> r.text("uri", "guid", "value"))
            .flatMap(Stream::ofNullable)
            .map(StoryIds::withoutVersion)
            .toList());
  }

  /** Some send a guid of their own beside the URI, which is what identifies (ninjs 1.0–3.0). */
  private Stream<NinjsObject> otherThan(@Nullable String guid) {
    String uri = item.text("uri");
    return uri == null || uri.equals(guid)
        ? Stream.empty()
        : item.startingWith("uri").map(u -> u.named("uri"));
  }

  private void status() {
    draft.pubStatus(item.text("pubstatus"));
    draft.urgency(item.text("urgency"));
    draft.embargoed(item.asWritten("embargoed"));
    story.setSignals(
        Stream.concat(item.list("signals"), item.list("signal"))
            .map(s -> s.text("qcode", "code", "uri", "name", "value"))
            .filter(s -> s != null)
            .toList());
    story.setEdNotes(
        Stream.concat(item.list("ednote"), item.list("ednotes"))
            .filter(n -> n.text("value") != null)
            .map(n -> new EdNote(n.text("role"), Markup.line(String.valueOf(n.text("value")))))
            .toList());
  }

  private void times() {
    draft.versionCreated(item.asWritten("versioncreated"));
    String first = item.asWritten("firstcreated");
    story.setFirstCreated(
        draft.optionalTime(
            "firstcreated", first == null ? item.asWritten("contentcreated") : first));
    story.setExpires(draft.optionalTime("expires", item.asWritten("expires")));
  }

  private void lines() {
    String type = item.text("type");
    String named = type == null ? "text" : type.toLowerCase(Locale.ROOT);
    story.setType(TYPES.getOrDefault(named, named));
    story.setHeadline(headline().orElse(null));
    story.setSubheadline(
        plain(item.list("headlines").filter(Ninjs::isSub).map(h -> h.text("value"))).orElse(null));
    story.setSlugline(Texts.lineOrNull(item.text("slugline")));
    story.setByline(byline());
    story.setCreditline(Texts.lineOrNull(item.text("creditline")));
    draft.language(item.text("language"));
    story.setProvider(provider());
    String located = Texts.lineOrNull(item.text("located"));
    if (located != null) {
      story.setDateline(Datelines.of(null, located, null));
    }
    story.setCopyrightHolder(item.text("copyrightholder"));
    story.setCopyrightNotice(item.text("copyrightnotice"));
    story.setUsageTerms(item.text("usageterms"));
  }

  /** 2.x's main headline; 1.x's scalar, whatever is appended to its name; else the title. */
  private Optional<String> headline() {
    List<NinjsObject> all = item.list("headlines").toList();
    Stream<NinjsObject> main = all.stream().filter(h -> "main".equalsIgnoreCase(h.text("role")));
    Stream<NinjsObject> other = all.stream().filter(h -> !isSub(h));
    return plain(Stream.concat(main, other).map(h -> h.text("value")))
        .or(() -> plain(Stream.of(item.text("headline"))))
        .or(() -> plain(item.startingWith("headline_").map(h -> h.text("value"))))
        .or(() -> plain(Stream.of(item.text("title", "name"))));
  }

  /** One line of text, or a list of people. */
  private @Nullable String byline() {
    String line = item.text("byline", "by");
    return Bylines.clean(line == null ? joined("bylines", "by", "byline", "name") : line);
  }

  private @Nullable String provider() {
    String one = item.text("provider", "source");
    return one == null ? joined("infosources", "name", "literal", "uri") : one;
  }

  private @Nullable String joined(String list, String... fields) {
    return Texts.blankToNull(
        item.list(list)
            .map(n -> n.text(fields))
            .flatMap(Stream::ofNullable)
            .collect(Collectors.joining(", ")));
  }

  private static boolean isSub(NinjsObject headline) {
    String role = headline.text("role");
    return role != null && role.toLowerCase(Locale.ROOT).contains("sub");
  }

  private static Optional<String> plain(Stream<@Nullable String> candidates) {
    return candidates
        .flatMap(Stream::ofNullable)
        .map(c -> c.indexOf('<') < 0 && c.indexOf('&') < 0 ? Texts.line(c) : Markup.line(c))
        .filter(c -> !c.isEmpty())
        .findFirst();
  }

  /** The marked-up text where there is one, as it tells paragraphs; else the plain one. */
  private void text() {
    List<NinjsObject> bodies =
        Stream.concat(item.list("bodies"), item.startingWith("body_"))
            .filter(b -> b.text("value") != null)
            .toList();
    Stream<NinjsObject> marked = bodies.stream().filter(Ninjs::isMarked);
    Stream<NinjsObject> plain = bodies.stream().filter(b -> !isMarked(b));
    Stream.of(marked, plain, caption())
        .flatMap(s -> s)
        .map(Ninjs::content)
        .filter(c -> !c.isEmpty())
        .findFirst()
        .ifPresent(draft::content);
  }

  /** A picture's or a recording's text is what describes it. */
  private Stream<NinjsObject> caption() {
    return CAPTIONED.contains(story.getType())
        ? Stream.concat(item.list("descriptions"), item.startingWith("description_"))
            .filter(d -> d.text("value") != null)
        : Stream.empty();
  }

  private static Content content(NinjsObject body) {
    String value = String.valueOf(body.text("value"));
    return isMarked(body) || Markup.isIn(value) ? Markup.read(value) : Content.ofPlainText(value);
  }

  /** HTML by its media type or its role; a vendor's own XML is not. */
  private static boolean isMarked(NinjsObject body) {
    String type = body.text("contenttype", "mimetype");
    String role = body.text("role", NinjsObject.KEY);
    String said = (type == null ? String.valueOf(role) : type).toLowerCase(Locale.ROOT);
    return said.contains("html");
  }

  private void classification() {
    NinjsConcepts concepts = new NinjsConcepts(item);
    story.setSubjects(
        concepts.of(
            "subject",
            "subjects",
            "person",
            "people",
            "organisation",
            "organisations",
            "event",
            "events",
            "object",
            "objects"));
    story.setPlaces(concepts.of("place", "places"));
    story.setGenres(concepts.of("genre", "genres"));
    story.setKeywords(concepts.of("keyword", "keywords"));
  }
}
