package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.schemas.PlaceMention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of a story: where it was filed from, then the places it names in the countries it is
 * about. Each name stands once.
 */
final class StoryPlaces {
  private static final String DATELINE = "dateline";
  private static final String MENTIONED = "mentioned";

  private final Gazetteer gazetteer;
  private final CountryWeigher weigher;

  StoryPlaces(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    this.weigher = new CountryWeigher(gazetteer);
  }

  List<PlaceMention> of(StoryEntities entities) {
    Set<String> certain = weigher.certain(entities);
    Set<String> about = StoryCountries.of(weigher.evidence(entities, certain));
    Map<String, PlaceMention> places = new LinkedHashMap<>();
    for (PlaceName place : entities.datelinePlaces()) {
      add(places, place, weigher.settle(place, certain), DATELINE);
    }
    for (List<PlaceName> part : List.of(entities.headlinePlaces(), entities.bodyPlaces())) {
      for (PlaceName place : part) {
        GazetteerEntry entry = weigher.settle(place, certain);
        if (about.contains(entry.code()) && !place.inName()) {
          add(places, place, entry, MENTIONED);
        }
      }
    }
    about.stream().filter(code -> !listed(places, code)).forEach(code -> country(places, code));
    return List.copyOf(places.values());
  }

  private void add(
      Map<String, PlaceMention> places, PlaceName place, GazetteerEntry entry, String role) {
    String name = place.name().isEmpty() ? name(entry) : place.name();
    String code = entry.code().isEmpty() ? null : entry.code();
    places.putIfAbsent(name + "/" + code, new PlaceMention(name, code, role));
  }

  /** A people stands for its country. */
  private String name(GazetteerEntry entry) {
    return entry.kind() == EntryKind.DEMONYM ? countryName(entry.code()) : entry.name();
  }

  private String countryName(String code) {
    return gazetteer.nameOf(EntryKind.COUNTRY, code);
  }

  private static boolean listed(Map<String, PlaceMention> places, String code) {
    return places.values().stream().anyMatch(place -> code.equals(place.getCountryCode()));
  }

  /** A country that only institutions, markets or money speak of. */
  private void country(Map<String, PlaceMention> places, String code) {
    String name = countryName(code);
    places.put(name + "/" + code, new PlaceMention(name, code, MENTIONED));
  }
}
