package io.wiredesk.ingest.format.nitf;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Concept;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an NITF document is about, and the media in it. */
final class NitfSubjects {
  private static final List<String> MOST_EXACT_FIRST =
      List.of("tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type");

  private final XmlNode nitf;

  NitfSubjects(XmlNode nitf) {
    this.nitf = nitf;
  }

  void read(Draft draft) {
    draft
        .story()
        .setSubjects(head("tobject", "tobject.subject").flatMap(NitfSubjects::subject).toList())
        .setGenres(named(head("tobject", "tobject.property"), "tobject.property.type"))
        .setKeywords(keywords())
        .setPlaces(places())
        .setAssociations(media());
  }

  /** IPTC's subject codes have eight digits; others keep the name of their own list. */
  private static Stream<Concept> subject(XmlNode subject) {
    String code = subject.attribute("tobject.subject.refnum");
    String list = subject.attribute("tobject.subject.ipr");
    String name =
        MOST_EXACT_FIRST.stream()
            .map(subject::attribute)
            .filter(v -> v != null)
            .findFirst()
            .orElse(null);
    if (code == null) {
      return name == null ? Stream.empty() : Stream.of(new Concept(null, name));
    }
    String scheme =
        list == null || list.equalsIgnoreCase("IPTC") ? "subj" : list.toLowerCase(Locale.ROOT);
    return Stream.of(new Concept(scheme + ":" + code, name));
  }

  private List<Concept> keywords() {
    return head("docdata", "key-list", "keyword")
        .map(k -> k.attribute("key") == null ? k.line() : k.attribute("key"))
        .filter(k -> k != null)
        .map(k -> new Concept(null, k))
        .distinct()
        .toList();
  }

  private List<Concept> places() {
    Stream<XmlNode> places =
        Stream.concat(head("docdata", "evloc"), head("docdata", "identified-content", "location"));
    return places.flatMap(NitfSubjects::place).distinct().toList();
  }

  private static Stream<Concept> place(XmlNode place) {
    String named = place.attribute("city", "state-prov", "county-dist");
    String name = named == null ? place.line() : named;
    String code = place.attribute("location-code", "iso-cc");
    String list = place.attribute("code-source");
    String scheme = list != null ? list : place.attribute("iso-cc") != null ? "iso3166-1a2" : null;
    String qcode = code == null || scheme == null ? code : scheme + ":" + code;
    return name == null && qcode == null ? Stream.empty() : Stream.of(new Concept(qcode, name));
  }

  private List<Association> media() {
    return nitf.descendants().filter(n -> n.name().equals("media")).map(this::medium).toList();
  }

  private Association medium(XmlNode media) {
    String source = media.first("media-reference").map(r -> r.attribute("source")).orElse(null);
    String caption = media.first("media-caption").map(XmlNode::line).orElse(null);
    return new Association("media", null, source, media.attribute("media-type"), caption);
  }

  private static List<Concept> named(Stream<XmlNode> nodes, String attribute) {
    return nodes
        .map(n -> n.attribute(attribute))
        .filter(v -> v != null)
        .map(v -> new Concept(null, v))
        .distinct()
        .toList();
  }

  private Stream<XmlNode> head(String... path) {
    Stream<@Nullable XmlNode> nodes = nitf.all("head");
    for (String step : path) {
      nodes = nodes.flatMap(n -> n == null ? Stream.empty() : n.all(step));
    }
    return nodes;
  }
}
