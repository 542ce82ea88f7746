package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StoryCountriesTest {
  private final Map<String, CountryEvidence> evidence = new LinkedHashMap<>();

  @Test
  void filedFromOrInTheHeadline() {
    country("NO", e -> e.dateline = true);
    country("SE", e -> e.headline = 1);
    country("DK", e -> e.body = 1);
    assertThat(StoryCountries.of(evidence)).containsExactly("NO", "SE");
  }

  @Test
  void namedFirstAndAgainOrOften() {
    country("NO", e -> e.lead = 2);
    country("SE", e -> e.lead = 1);
    country("DK", e -> e.body = 4);
    country("FI", e -> e.body = 3);
    assertThat(StoryCountries.of(evidence)).containsExactly("NO", "DK");
  }

  @Test
  void aCompanysNameInTheHeadlineIsNoCountry() {
    country(
        "NO",
        e -> {
          e.headline = 1;
          e.body = 2;
          e.inNames = 2;
        });
    assertThat(StoryCountries.of(evidence)).isEmpty();
  }

  @Test
  void marketInstitutionsAndMoneyTellOnlyWhereNothingSaysWhereItWasFiled() {
    country("NO", e -> e.tickers = 1);
    country("SE", e -> e.institutions = 2);
    country("DK", e -> e.currency = 3);
    country("IS", e -> e.figures = 2);
    assertThat(StoryCountries.of(evidence)).containsExactly("NO", "SE", "DK", "IS");
    country("FI", e -> e.dateline = true);
    assertThat(StoryCountries.of(evidence)).containsExactly("FI");
  }

  @Test
  void aLegalFormTellsWhereNothingElseDoes() {
    country("GB", e -> e.companies = 1);
    country("IT", e -> e.companies = 2);
    assertThat(StoryCountries.of(evidence)).containsExactly("IT");
  }

  private void country(String code, Consumer<CountryEvidence> tell) {
    CountryEvidence country = new CountryEvidence();
    tell.accept(country);
    evidence.put(code, country);
  }
}
