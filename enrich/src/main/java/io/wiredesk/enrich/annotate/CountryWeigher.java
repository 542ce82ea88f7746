package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.gazetteer.NameIndex;
import io.wiredesk.enrich.text.Passage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers how a story speaks of each country, and settles which of its namesakes a place is. */
final class CountryWeigher {
  private final Gazetteer gazetteer;

  CountryWeigher(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * By ISO 3166-1 alpha-2 code, in order of appearance.
   *
   * @param certain see {@link #certain}
   */
  Map<String, CountryEvidence> evidence(StoryEntities entities, Set<String> certain) {
    Map<String, CountryEvidence> evidence = new LinkedHashMap<>();
    for (PlaceName place : entities.datelinePlaces()) {
      of(evidence, settle(place, certain).code()).dateline = true;
    }
    for (PlaceName place : entities.headlinePlaces()) {
      of(evidence, settle(place, certain).code()).headline++;
    }
    int leadEnd = entities.leadEnd();
    for (PlaceName place : entities.bodyPlaces()) {
      CountryEvidence country = of(evidence, settle(place, certain).code());
      country.lead += place.word() < leadEnd ? 1 : 0;
      country.body += place.word() < leadEnd ? 0 : 1;
      country.inNames += place.inName() ? 1 : 0;
      country.introduced |= place.introduced();
    }
    mentions(entities.headline(), evidence);
    mentions(entities.body(), evidence);
    entities.tickers().forEach(ticker -> of(evidence, exchange(ticker)).tickers++);
    money(entities.headline().passage(), evidence);
    money(entities.body().passage(), evidence);
    evidence.remove("");
    return evidence;
  }

  /** The namesake whose country the story speaks of elsewhere, else the likeliest. */
  GazetteerEntry settle(PlaceName place, Set<String> certain) {
    for (GazetteerEntry entry : place.candidates()) {
      if (certain.contains(entry.code())) {
        return entry;
      }
    }
    return place.likeliest();
  }

  /** Countries that the story names beyond doubt. */
  Set<String> certain(StoryEntities entities) {
    Set<String> codes = new HashSet<>();
    for (List<PlaceName> places :
        List.of(entities.datelinePlaces(), entities.headlinePlaces(), entities.bodyPlaces())) {
      for (PlaceName place : places) {
        if (!place.ambiguous()) {
          codes.add(place.likeliest().code());
        }
      }
    }
    return codes;
  }

  private static CountryEvidence of(Map<String, CountryEvidence> evidence, String code) {
    return evidence.computeIfAbsent(code, any -> new CountryEvidence());
  }

  private void mentions(Mentions mentions, Map<String, CountryEvidence> evidence) {
    for (Mention mention : mentions.all()) {
      CountryEvidence country = of(evidence, mention.code());
      country.institutions += mention.kind() == EntryKind.ORGANISATION ? 1 : 0;
      country.figures += mention.kind() == EntryKind.PERSON ? 1 : 0;
      of(evidence, legalForm(mentions.passage(), mention)).companies++;
    }
  }

  /** "Plc" is British, "SpA" Italian. */
  private String legalForm(Passage passage, Mention mention) {
    String last = passage.at(mention.end() - 1).text();
    return gazetteer.find(EntryKind.COMPANY_WORD, last).map(GazetteerEntry::code).orElse("");
  }

  /** A Reuters code without a suffix is one of an American exchange. */
  private String exchange(String ticker) {
    int colon = ticker.indexOf(':');
    int dot = ticker.lastIndexOf('.');
    if (colon < 0 && dot < 0) {
      return ticker.indexOf('=') < 0 ? "US" : "";
    }
    String exchange = colon > 0 ? ticker.substring(0, colon) : ticker.substring(dot + 1);
    return gazetteer.find(EntryKind.EXCHANGE, exchange).map(GazetteerEntry::code).orElse("");
  }

  private void money(Passage passage, Map<String, CountryEvidence> evidence) {
    for (NameIndex.Hit hit : gazetteer.currencies().in(passage)) {
      of(evidence, hit.entries().get(0).code()).currency++;
    }
  }
}
