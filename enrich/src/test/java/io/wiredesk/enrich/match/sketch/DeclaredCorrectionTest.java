package io.wiredesk.enrich.match.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.enrich.text.TextRule;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredCorrectionTest {
  static List<TextRule> rules() {
    return DeclaredCorrection.RULES;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anExampleIsFoundByItsRule(TextRule rule) {
    assertThat(rule.in(rule.example())).as(rule.name()).isPresent();
  }

  @Test
  void aStoryThatOnlySpeaksOfCorrectionsDeclaresNone() {
    String text = "A correction of the lock's gate will repeat in May, readers were told.";
    assertThat(DeclaredCorrection.in(Wires.message("s", text).build(), "Gate is correct"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BOURSE SEEN DUE FOR DOWNWARD CORRECTION",
        "CORRECTION IN SHARES IS OVER, BROKERS SAY",
        "MINISTRY TO REPEAT TENDER FOR WHEAT",
        "BANK CORRECTS ITS FORECAST",
      })
  void aHeadlineInCapitalsSpeaksOfThemToo(String headline) {
    assertThat(DeclaredCorrection.in(Wires.message("s", "Shares fell.").build(), headline))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CORRECTION - LOCK OPENS",
        "LOCK OPENS - CORRECTED",
        "UPDATE 2-RPT-LOCK OPENS",
        "LOCK OPENS (CORRECTS TIME)",
        "CORRECTED: Lock opens",
        "(CORRECTION)",
      })
  void aTagOfADeskStandsApart(String headline) {
    assertThat(DeclaredCorrection.in(Wires.message("s", "It opens at 7.").build(), headline))
        .isTrue();
  }

  @Test
  void theHeadlineTheTextOrTheWireMayDeclareIt() {
    WireStory plain = Wires.message("s", "The lock opens at seven.").build();
    assertThat(DeclaredCorrection.in(plain, "CORRECTED-Lock opens")).isTrue();
    assertThat(DeclaredCorrection.in(Wires.message("s", "RPT: lock opens.").build(), "")).isTrue();
    assertThat(
            DeclaredCorrection.in(
                WireStory.newBuilder(plain).setChange(Change.correction).build(), "Lock opens"))
        .isTrue();
  }
}
