package io.wiredesk.enrich;

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

  Reading read(WireStory story) {
    String headline = Objects.requireNonNullElse(story.getHeadline(), "");
    String body = Datelines.strip(story);
    Sightings inHeadline = sightings(headline);
    Sightings inBody = sightings(body);
    List<PlaceSighting> filedFrom = Datelines.text(story).map(datelines::of).orElse(List.of());
    return new Reading(
        inHeadline,
        inBody,
        filedFrom,
        places.find(inHeadline),
        places.find(inBody),
        List.copyOf(Tickers.of(List.of(headline, body))));
  }

  private Sightings sightings(String text) {
    Sightings sightings = new Sightings(Passage.of(text), names);
    organisations.claim(sightings);
    people.claim(sightings);
    return sightings;
  }
}
