package io.wiredesk.enrich.annotate;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which of the countries that a story names it is about, as a desk would tag it: where it was
 * filed, what its headline says, what its beginning says and repeats, what it keeps coming back to.
 * A country that is named in passing is none. The thresholds were set on the odd-numbered stories
 * of Reuters-21578 (docs/QUALITY.md).
 */
final class StoryCountries {
  /** Mentions in the body that make a country a subject. */
  private static final int OFTEN = 4;

  /** Where nothing says where a story was filed: institutions, figures, amounts that tell it. */
  private static final int INSTITUTIONS = 2;

  private static final int FIGURES = 2;
  private static final int AMOUNTS = 3;

  private StoryCountries() {}

  /** ISO 3166-1 alpha-2 codes. */
  static Set<String> of(Map<String, CountryEvidence> evidence) {
    boolean filed = evidence.values().stream().anyMatch(country -> country.dateline);
    Set<String> about = new LinkedHashSet<>();
    evidence.forEach(
        (code, country) -> {
          if (isSubject(country) || (!filed && isHome(country))) {
            about.add(code);
          }
        });
    if (about.isEmpty()) {
      byLegalForm(evidence).ifPresent(about::add);
    }
    return about;
  }

  private static boolean isSubject(CountryEvidence country) {
    return country.dateline
        || country.introduced
        || inHeadline(country)
        || country.own() >= OFTEN
        || (country.lead > 0 && country.own() >= 2);
  }

  /** A name in the headline that the body has in a company's name alone is that company's. */
  private static boolean inHeadline(CountryEvidence country) {
    return country.headline > 0 && (country.own() > 0 || country.inNames == 0);
  }

  private static boolean isHome(CountryEvidence country) {
    return country.tickers > 0
        || country.institutions >= INSTITUTIONS
        || country.figures >= FIGURES
        || country.currency >= AMOUNTS;
  }

  private static Optional<String> byLegalForm(Map<String, CountryEvidence> evidence) {
    return evidence.entrySet().stream()
        .filter(country -> country.getValue().companies > 0)
        .max(Comparator.comparingInt(country -> country.getValue().companies))
        .map(Map.Entry::getKey);
  }
}
