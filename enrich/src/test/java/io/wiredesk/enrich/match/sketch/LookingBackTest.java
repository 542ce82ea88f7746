package io.wiredesk.enrich.match.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.text.HashTokeniser;
import io.wiredesk.enrich.text.HashTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookingBackTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Halden Dairy said it would fight the charge that the ombud made yesterday. | true",
        "Earlier today the union said that it rejects the offer. | true",
        "Die Bank wies das Angebot von gestern zurück. | true",
        "Halden Dairy said sales rose by a tenth from a year earlier. | false",
        "Net was 12 mln, three months earlier it was nine. | false",
        "Halden Dairy said it pays 12 cents a share. | false",
      })
  void sayingsOfYesterdayLookBackAndComparisonsDoNot(String text, boolean looksBack) {
    HashTokens tokens = new HashTokens();
    HashTokeniser.read(text, tokens);

    assertThat(LookingBack.in(tokens)).isEqualTo(looksBack);
  }

  @ParameterizedTest
  @CsvSource({"50, true", "70, false"})
  void onlyTheOpeningTells(int words, boolean looksBack) {
    HashTokens tokens = new HashTokens();
    HashTokeniser.read("word ".repeat(words) + "yesterday", tokens);

    assertThat(LookingBack.in(tokens)).isEqualTo(looksBack);
  }
}
