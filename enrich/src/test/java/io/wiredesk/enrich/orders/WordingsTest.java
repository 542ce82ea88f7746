package io.wiredesk.enrich.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule by its own example. */
class WordingsTest {

  static Stream<List<Wording>> tables() {
    return Stream.concat(
        OrderWordings.ALL.stream().map(Wordings::rules),
        Stream.of(NamedItem.FORMS, StatedDay.FORMS.stream().map(StatedDay.Form::wording).toList()));
  }

  static Stream<Wording> orders() {
    return Stream.of(OrderWordings.KILL, OrderWordings.HOLD, OrderWordings.RELEASE)
        .flatMap(table -> table.rules().stream());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void eachExampleIsMatchedByItsOwnRule(List<Wording> rules) {
    assertThat(rules).extracting(Wording::name).doesNotHaveDuplicates();
    for (Wording rule : rules) {
      assertThat(rules.stream().filter(r -> r.pattern().matcher(rule.example()).find()).findFirst())
          .as(rule.example())
          .contains(rule);
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void theFirstLookMissesNoOrder(Wording rule) {
    assertThat(rule.stem()).isNotEmpty().isLowerCase();
    assertThat(OrderWords.in(rule.example(), true)).as(rule.example()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void theFirstLookMissesNoAddress(Wording rule) {
    assertThat(OrderWords.in(rule.example() + " kill", false)).as(rule.example()).isTrue();
  }

  static Stream<Wording> addresses() {
    return OrderWordings.ADDRESSED.rules().stream();
  }
}
