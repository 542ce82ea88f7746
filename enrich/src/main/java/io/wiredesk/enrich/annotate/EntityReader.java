package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.NameIndex;
import io.wiredesk.enrich.text.Datelines;
import io.wiredesk.enrich.text.Passage;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Objects;

/** Reads a story for names: who, what and where it speaks of, before any of it is weighed. */
final class EntityReader {
  private final NameIndex names;
  private final OrganisationFinder organisations;
  private final PersonFinder people;
  private final PlaceFinder places;
  private final DatelinePlaces datelines;

  EntityReader(Gazetteer gazetteer) {
    this.names = gazetteer.names();
    this.organisations = new OrganisationFinder(gazetteer);
    this.people = new PersonFinder(gazetteer);
    this.places = new PlaceFinder(gazetteer);
    this.datelines = new DatelinePlaces(gazetteer);
  }

  StoryEntities read(WireStory story) {
    String headline = Objects.requireNonNullElse(story.getHeadline(), "");
    String body = Datelines.strip(story);
    Mentions inHeadline = mentions(headline);
    Mentions inBody = mentions(body);
    List<PlaceName> datelinePlaces = Datelines.text(story).map(datelines::of).orElse(List.of());
    return new StoryEntities(
        inHeadline,
        inBody,
        datelinePlaces,
        places.find(inHeadline),
        places.find(inBody),
        List.copyOf(Tickers.of(List.of(headline, body))));
  }

  private Mentions mentions(String text) {
    Mentions mentions = new Mentions(Passage.of(text), names);
    organisations.claim(mentions);
    people.claim(mentions);
    return mentions;
  }
}
