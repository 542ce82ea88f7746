package io.wiredesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashTokeniserTest {
  @ParameterizedTest
  @CsvSource({"March 2, 98", "2 March, 98", "December 31, 415", "January 1, 33"})
  void aDayIsNotTheNumberThatItIsKeptAs(String day, String number) {
    assertThat(only(day)).isNotEqualTo(only(number));
  }

  @ParameterizedTest
  @CsvSource({"March 2, 2 March", "'17-1/2', 17.5", "six, 6", "May one, 1 May", "Cos, Companies"})
  void theSameHoweverItIsWritten(String one, String other) {
    assertThat(only(one)).isEqualTo(only(other));
  }

  private static int only(String text) {
    HashTokens tokens = new HashTokens();
    HashTokeniser.read(text, tokens);
    assertThat(tokens.size()).isEqualTo(1);
    return tokens.hash(0);
  }
}
