package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.match.Corpora;
import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.PlaceMention;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well stories are annotated, beside what the indexers of Reuters-21578 said, as a table for
 * docs/QUALITY.md. Rules and gazetteers were made on the odd-numbered stories; the even-numbered
 * ones were not looked at.
 */
final class AnnotationEvaluation {
  private static final String ECONOMY = "medtop:04000000";

  private final Gazetteer gazetteer = Gazetteer.bundled();
  private final Annotator annotator = new Annotator(gazetteer);
  private final Map<String, ReutersTags> tags;
  private final OrganisationTags organisationTags;
  private final Map<String, Integer> unknown = new TreeMap<>();
  private final TagScores places = new TagScores();
  private final TagScores people = new TagScores();
  private final TagScores organisations = new TagScores();
  private final TagScores economy = new TagScores();
  private final TagScores language = new TagScores();

  private AnnotationEvaluation(Map<String, ReutersTags> tags) {
    this.tags = tags;
    this.organisationTags = new OrganisationTags(gazetteer, tags.values());
  }

  public static void main(String[] args) throws IOException {
    Corpora corpora = Corpora.found();
    if (!corpora.present()) {
      System.out.println(
          "no corpora beside the project or at WIREDESK_CORPORA: nothing to measure");
      return;
    }
    List<WireStory> stories = corpora.reuters().stream().filter(Corpora::hasText).toList();
    Map<String, ReutersTags> tags = ReutersTags.read(corpora.root().resolve("reuters21578"));
    System.out.println(TagScores.head("annotation"));
    for (int odd : new int[] {1, 0}) {
      AnnotationEvaluation evaluation = new AnnotationEvaluation(tags);
      stories.stream()
          .filter(story -> Integer.parseInt(story.getStoryId()) % 2 == odd)
          .forEach(evaluation::measure);
      evaluation.print(odd == 1 ? "odd NEWIDs" : "even NEWIDs");
    }
  }

  private void measure(WireStory story) {
    ReutersTags given = Objects.requireNonNull(tags.get(story.getStoryId()));
    Annotations found = annotator.annotate(WireStory.newBuilder(story).setLanguage(null).build());
    places.add(countries(found), countries(given));
    if (!given.people().isEmpty()) {
      people.add(PersonTags.compare(found.getPeople(), given.people()));
    }
    organisations.add(organisationTags.compare(found.getOrganisations(), given.organisations()));
    if (!given.topics().isEmpty()) {
      economy.add(onlyEconomy(found), Set.of(ECONOMY));
    }
    language.add(Stream.ofNullable(found.getLanguage()).collect(Collectors.toSet()), Set.of("en"));
  }

  private void print(String slice) {
    System.out.println(places.row("PLACES as countries, " + slice));
    System.out.println(people.row("PEOPLE, stories that have some, " + slice));
    System.out.println(organisations.row("ORGS, of those that the tags know, " + slice));
    System.out.println(economy.row("economy, stories with an economic category, " + slice));
    System.out.println(language.row("language, which is en, " + slice));
    if (!unknown.isEmpty()) {
      System.out.println("\nPLACES without a country in the gazetteer, never found: " + unknown);
    }
  }

  private static Set<String> countries(Annotations found) {
    return found.getPlaces().stream()
        .map(PlaceMention::getCountryCode)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** "west-germany" is the gazetteer's West Germany. */
  private Set<String> countries(ReutersTags given) {
    Set<String> codes = new HashSet<>();
    for (String place : given.places()) {
      gazetteer
          .find(EntryKind.COUNTRY, place.replace('-', ' '))
          .map(GazetteerEntry::code)
          .ifPresentOrElse(
              codes::add,
              () -> {
                unknown.merge(place, 1, Integer::sum);
                codes.add(place);
              });
    }
    return codes;
  }

  /** The tags say nothing of other topics. */
  private static Set<String> onlyEconomy(Annotations found) {
    boolean is = found.getTopics().stream().anyMatch(topic -> topic.getQcode().equals(ECONOMY));
    return is ? Set.of(ECONOMY) : Set.of();
  }
}
