package io.wiredesk.ingest.format.vendor;

import static java.util.Map.entry;

import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.xml.XmlFormat;
import io.wiredesk.ingest.format.xml.XmlFormat.Strictness;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * XML of an agency's own making: which of its elements is which field. A path is element names and
 * at last an {@code @attribute}; alternatives stand behind a bar, parts that are read one after the
 * other behind a plus. To take in another agency's, add a table here and a line to {@code Formats}.
 *
 * @param name of the format
 * @param roots local names of the elements a message begins with
 * @param item local name of the element that is a story
 * @param type what its stories are
 * @param provider empty where the message says
 * @param fields field to path
 */
public record VendorDialect(
    String name,
    Set<String> roots,
    String item,
    String type,
    String provider,
    Map<String, String> fields) {

  /** The Danish agency's web service. */
  public static final VendorDialect RITZAU =
      new VendorDialect(
          "ritzau",
          Set.of("RBNews", "XMLNewsQueuedResponse", "ListOfRBNews", "ArrayOfRBNews"),
          "RBNews",
          "text",
          "Ritzau",
          Map.ofEntries(
              entry("id", "NewsID"),
              entry("altId", "HistID"),
              entry("version", "version"),
              entry("versionCreated", "PublishDate"),
              entry("headline", "headline"),
              entry("subheadline", "subtitle"),
              entry("slugline", "strapline"),
              entry("byline", "byLine"),
              entry("creditline", "origin"),
              entry("place", "town"),
              entry("urgency", "Priority"),
              entry("keywords", "section"),
              entry("note", "TilRedaktionen"),
              entry("replaces", "Replaces|replacedID"),
              entry("canceled", "Annuleret"),
              entry("correction", "Korrektion"),
              entry("update", "NyVersion"),
              entry("body", "content")));

  /** The press release service of the Nordic agencies (Via TT, NTB, Ritzau, STT). */
  public static final VendorDialect PRESS_RELEASE =
      new VendorDialect(
          "press-release",
          Set.of("release", "releases"),
          "release",
          "text",
          "",
          Map.ofEntries(
              entry("id", "@id"),
              entry("versionCreated", "publicationDate"),
              entry("embargoed", "embargo"),
              entry("headline", "title"),
              entry("keywords", "keywords"),
              entry("language", "@lang"),
              entry("link", "longurl"),
              entry("genre", "type/label"),
              entry("body", "leadtext+body+boilerplate")));

  /** The Norwegian agency's calendar of events. */
  public static final VendorDialect NTB_CALENDAR =
      new VendorDialect(
          "ntb-calendar",
          Set.of("result"),
          "document",
          "event",
          "NTB",
          Map.ofEntries(
              entry("id", "id"),
              entry("altId", "ntbId"),
              entry("version", "ntbVersion"),
              entry("headline", "title"),
              entry("urgency", "priority"),
              entry("genre", "category"),
              entry("keywords", "keywords"),
              entry("place", "calendarData/location"),
              entry("body", "content")));

  /** What Canadian Press's system publishes, its own copy and AP's. */
  public static final VendorDialect CP_PUBLISH =
      new VendorDialect(
          "cp-publish",
          Set.of("Publish"),
          "ContentItem",
          "text",
          "",
          Map.ofEntries(
              entry("id", "SystemSlug|ContentItemID"),
              entry("altId", "ContentItemID"),
              entry("version", "AuthorVersion"),
              entry("versionCreated", "UpdatedDateTime"),
              entry("firstCreated", "CreatedDateTime"),
              entry("embargoed", "EmbargoTime"),
              entry("type", "ContentType"),
              entry("headline", "Headline|Headline2"),
              entry("slugline", "SlugProper"),
              entry("byline", "Byline"),
              entry("creditline", "Credit"),
              entry("provider", "Source"),
              entry("place", "City"),
              entry("keywords", "Keyword"),
              entry("urgency", "RankingValue"),
              entry("copyright", "Copyright"),
              entry("body", "ContentText|EnglishCaption")));

  /** The format that is written in it. */
  public WireFormat format() {
    return new XmlFormat(
        name,
        "the root element " + roots.stream().sorted().collect(Collectors.joining(" or ")),
        roots,
        Set.of(item),
        Strictness.STRICT,
        (node, envelope, draft) -> new VendorItem(this, node, draft).read());
  }
}
