package io.wiredesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextRuleTest {
  static Stream<TextRule> rules() {
    return Stream.of(CleanText.HEADS, CleanText.MARKS, CleanText.NOTES, Datelines.FORMS)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anExampleIsFoundByItsRule(TextRule rule) {
    assertThat(rule.in(rule.example())).as(rule.name()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ordinaryTextIsFoundByNone(TextRule rule) {
    assertThat(rule.in("The lock opens at seven, the harbour said.")).as(rule.name()).isEmpty();
  }
}
