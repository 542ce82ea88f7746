package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a NewsItem is about (NewsML 1.2, section 5.8, DescriptiveMetadata), and its rights. */
final class NewsMl1Subjects {
  private static final Set<String> SUBJECTS =
      Set.of("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier");

  private final XmlNode item;
  private final List<XmlNode> scopes;

  /**
   * @param scopes the components around the text, the nearest first
   */
  NewsMl1Subjects(XmlNode item, List<XmlNode> scopes) {
    this.item = item;
    this.scopes = scopes;
  }

  void read(Draft draft) {
    WireStory.Builder story = draft.story();
    story.setSubjects(subjects());
    story.setPlaces(described("Location").flatMap(NewsMl1Subjects::places).distinct().toList());
    story.setGenres(named(described("Genre")));
    story.setKeywords(keywords());
    origin(story);
    rights(story);
  }

  private List<Concept> subjects() {
    return described("SubjectCode")
        .flatMap(code -> code.children().stream())
        .filter(s -> SUBJECTS.contains(s.name()) && s.attribute("FormalName") != null)
        .map(s -> new Concept(code(s.attribute("FormalName")), null))
        .distinct()
        .toList();
  }

  /** IPTC's subject codes have eight digits; an agency's own code stays bare. */
  private static @Nullable String code(@Nullable String formalName) {
    return formalName != null && formalName.matches("\\d{8}") ? "subj:" + formalName : formalName;
  }

  private static Stream<Concept> places(XmlNode location) {
    return location
        .all("Property")
        .filter(p -> Set.of("Country", "CountryArea", "Area", "City").contains(name(p)))
        .map(p -> p.attribute("Value"))
        .filter(v -> v != null)
        .map(
            v ->
                v.matches("[A-Z]{3}")
                    ? new Concept("iso3166-1a3:" + v, null)
                    : new Concept(null, v));
  }

  private List<Concept> keywords() {
    Stream<@Nullable String> lines =
        scopes.stream()
            .flatMap(c -> c.first("NewsLines").stream())
            .flatMap(l -> l.all("KeywordLine"))
            .map(XmlNode::line);
    Stream<@Nullable String> properties =
        described("Property").filter(p -> "Keyword".equals(name(p))).map(p -> p.attribute("Value"));
    return Stream.concat(lines, properties)
        .filter(k -> k != null)
        .map(k -> new Concept(null, k))
        .distinct()
        .toList();
  }

  /** The place where the story was written stands for a dateline where there is none. */
  private void origin(WireStory.Builder story) {
    if (story.getDateline() != null) {
      return;
    }
    described("Location")
        .filter(l -> !"Event".equals(l.attribute("HowPresent")))
        .flatMap(l -> l.all("Property"))
        .filter(p -> "City".equals(name(p)) && p.attribute("Value") != null)
        .findFirst()
        .ifPresent(
            p -> story.setDateline(Dateline.newBuilder().setPlace(p.attribute("Value")).build()));
  }

  private void rights(WireStory.Builder story) {
    story.setCopyrightHolder(anywhere("CopyrightHolder"));
    story.setUsageTerms(anywhere("UsageType"));
  }

  private @Nullable String anywhere(String name) {
    return item.find(name).map(XmlNode::line).orElse(null);
  }

  private Stream<XmlNode> described(String name) {
    return scopes.stream()
        .flatMap(c -> c.first("DescriptiveMetadata").stream())
        .flatMap(d -> d.all(name));
  }

  private static List<Concept> named(Stream<XmlNode> nodes) {
    return nodes
        .map(NewsMl1Subjects::name)
        .filter(n -> !n.isEmpty())
        .map(n -> new Concept(null, n))
        .distinct()
        .toList();
  }

  private static String name(XmlNode node) {
    String name = node.attribute("FormalName");
    return name == null ? "" : name;
  }
}
