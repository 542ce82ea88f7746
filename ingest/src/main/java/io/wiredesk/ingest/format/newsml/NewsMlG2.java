package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlFormat;
import io.wiredesk.ingest.format.xml.XmlFormat.Strictness;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * IPTC NewsML-G2: a newsMessage of any number of items, or one item alone; docs/FORMATS.md has the
 * table.
 */
public final class NewsMlG2 {
  /** NewsML-G2 2.33, part 6: the items there are. All are kept, those that are no news too. */
  private static final Set<String> ITEMS =
      Set.of(
          "newsItem", "packageItem", "planningItem", "conceptItem", "knowledgeItem", "catalogItem");

  /** Its schemas are XML Schema's, so there is no DOCTYPE. */
  public static final XmlFormat FORMAT =
      new XmlFormat(
          "newsml-g2",
          "the root element newsMessage, or one of NewsML-G2's items",
          Stream.concat(ITEMS.stream(), Stream.of("newsMessage")).collect(Collectors.toSet()),
          ITEMS,
          Strictness.STRICT_WITHOUT_DOCTYPE,
          (item, envelope, draft) -> new NewsMlG2(item, draft).read());

  /** Parts of an item that mean nothing without it. */
  public static final Set<String> PARTS =
      Set.of("itemMeta", "contentMeta", "contentSet", "groupSet", "rightsInfo", "newsCoverageSet");

  private static final Map<String, String> TYPES =
      Map.of(
          "packageItem", "package",
          "planningItem", "planning",
          "conceptItem", "concept",
          "knowledgeItem", "knowledge",
          "catalogItem", "catalog");

  private static final Set<String> CAPTIONED = Set.of("picture", "graphic", "video", "audio");

  private static final XmlNode NOTHING = new XmlNode("nothing");

  private final XmlNode item;
  private final XmlNode itemMeta;
  private final XmlNode contentMeta;
  private final Draft draft;
  private final WireStory.Builder story;
  private final G2Concepts concepts;

  private NewsMlG2(XmlNode item, Draft draft) {
    this.item = item;
    this.itemMeta = item.first("itemMeta").orElse(NOTHING);
    this.contentMeta = item.first("contentMeta").orElse(NOTHING);
    this.draft = draft;
    this.story = draft.story();
    this.concepts = new G2Concepts(item.attribute("lang"));
  }

  private void read() {
    String guid = item.attribute("guid");
    draft.identify(guid, guid);
    draft.version(item.attribute("version"));
    status();
    times();
    lines();
    classification();
    rights();
    new G2Links(item, concepts).read(draft);
    if (!G2Body.read(item, draft) && CAPTIONED.contains(story.getType())) {
      draft.content(caption());
    }
  }

  /** What a picture, a graphic, a video or a sound has for text: contentMeta/description. */
  private Content caption() {
    return contentMeta
        .all("description")
        .map(d -> Markup.read(d.html()))
        .filter(c -> !c.isEmpty())
        .findFirst()
        .orElse(Content.NONE);
  }

  private void status() {
    XmlNode pubStatus = itemMeta.first("pubStatus").orElse(NOTHING);
    draft.pubStatus(pubStatus.attribute("qcode", "literal", "uri"));
    story.setSignals(codes(Stream.concat(itemMeta.all("signal"), contentMeta.all("signal"))));
    draft.urgency(contentMeta.first("urgency").map(XmlNode::line).orElse(null));
    Optional<XmlNode> embargo = itemMeta.first("embargoed");
    embargo.ifPresent(this::embargo);
    List<EdNote> notes = new ArrayList<>();
    notes(itemMeta).forEach(notes::add);
    notes(contentMeta).forEach(notes::add);
    story.setEdNotes(notes);
  }

  /** An empty embargo has been legal since NAR 1.4 and names no end: kept back, not let go. */
  private void embargo(XmlNode embargo) {
    draft.embargoed(embargo.line());
    if (embargo.line() == null && story.getPubStatus() == PubStatus.usable) {
      draft.warn("embargoed is there but empty: no time at which it ends, so withheld.");
      draft.status(PubStatus.withheld, "usable");
    }
  }

  private static Stream<EdNote> notes(XmlNode meta) {
    return meta.all("edNote")
        .filter(n -> n.line() != null)
        .map(
            n ->
                EdNote.newBuilder()
                    .setRole(n.attribute("role", "roleuri"))
                    .setText(Markup.read(n.html()).body())
                    .build());
  }

  private void times() {
    draft.versionCreated(text(itemMeta, "versionCreated"));
    story.setFirstCreated(draft.optionalTime("firstCreated", text(itemMeta, "firstCreated")));
    story.setExpires(draft.optionalTime("expires", text(itemMeta, "expires")));
  }

  private void lines() {
    story.setType(type());
    headlines();
    story.setSlugline(text(contentMeta, "slugline"));
    story.setByline(Bylines.clean(text(contentMeta, "by")));
    story.setCreditline(text(contentMeta, "creditline"));
    draft.language(
        contentMeta.first("language").map(l -> l.attribute("tag")).orElse(item.attribute("lang")));
    dateline();
    XmlNode provider = itemMeta.first("provider").orElse(NOTHING);
    story.setProvider(concepts.label(provider));
    story.setAltIds(
        Stream.concat(contentMeta.all("altId"), itemMeta.all("altId"))
            .filter(a -> a.line() != null)
            .map(
                a ->
                    new AltId(
                        a.attribute("type", "typeuri", "role", "roleuri", "environment"), a.line()))
            .toList());
  }

  /** The item's class, or the kind of item where that is not news. */
  private String type() {
    String kind = TYPES.get(item.name());
    if (kind != null) {
      return kind;
    }
    XmlNode itemClass = itemMeta.first("itemClass").orElse(NOTHING);
    String code = itemClass.attribute("qcode", "uri");
    return code == null ? "text" : Texts.code(code).toLowerCase(Locale.ROOT);
  }

  private void headlines() {
    List<XmlNode> all = contentMeta.all("headline").filter(h -> h.line() != null).toList();
    Optional<XmlNode> main =
        all.stream()
            .filter(
                h -> role(h).isEmpty() || role(h).endsWith("main") || role(h).equals("headline"))
            .findFirst()
            .or(() -> all.stream().filter(h -> !isSub(h)).findFirst());
    story.setHeadline(main.map(XmlNode::line).or(this::titleOrName).orElse(null));
    story.setSubheadline(
        all.stream().filter(NewsMlG2::isSub).findFirst().map(XmlNode::line).orElse(null));
  }

  /** What stands for a headline where there is none: the item's title, the concept's name. */
  private Optional<String> titleOrName() {
    return Optional.ofNullable(concepts.inLanguage(itemMeta.all("title")))
        .or(() -> item.first("concept").map(concepts::label));
  }

  private static boolean isSub(XmlNode headline) {
    return role(headline).contains("sub");
  }

  private static String role(XmlNode node) {
    String role = node.attribute("role", "roleuri");
    return role == null ? "" : Texts.code(role).toLowerCase(Locale.ROOT);
  }

  private void dateline() {
    String text = text(contentMeta, "dateline");
    String located = contentMeta.first("located").map(concepts::label).orElse(null);
    if (text != null) {
      Dateline dateline = Datelines.read(text);
      story.setDateline(dateline);
    } else if (located != null) {
      story.setDateline(Datelines.of(null, located, null));
    }
  }

  private void classification() {
    List<XmlNode> subjects = contentMeta.all("subject").toList();
    story.setSubjects(concepts.of(subjects.stream().filter(s -> !isPlace(s))));
    story.setPlaces(
        concepts.of(
            Stream.concat(
                subjects.stream().filter(NewsMlG2::isPlace), contentMeta.all("located"))));
    story.setGenres(concepts.of(contentMeta.all("genre")));
    story.setKeywords(concepts.of(contentMeta.all("keyword")));
  }

  private static boolean isPlace(XmlNode subject) {
    String type = subject.attribute("type", "typeuri");
    return type != null && (type.endsWith("geoArea") || type.endsWith("poi"));
  }

  private void rights() {
    XmlNode rights = item.first("rightsInfo").orElse(NOTHING);
    story.setCopyrightHolder(rights.first("copyrightHolder").map(concepts::label).orElse(null));
    story.setCopyrightNotice(concepts.inLanguage(rights.all("copyrightNotice")));
    story.setUsageTerms(concepts.inLanguage(rights.all("usageTerms")));
  }

  private static @Nullable String text(XmlNode in, String child) {
    return in.first(child).map(XmlNode::line).orElse(null);
  }

  private static List<String> codes(Stream<XmlNode> nodes) {
    return nodes
        .map(n -> n.attribute("qcode", "uri", "literal"))
        .filter(c -> c != null)
        .distinct()
        .toList();
  }
}
