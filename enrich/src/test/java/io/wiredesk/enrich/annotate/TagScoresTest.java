package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TagScoresTest {
  @Test
  void countsOverAllStories() {
    TagScores scores = new TagScores();
    scores.add(Set.of("NO", "DK"), Set.of("NO"));
    scores.add(Set.of("SE"), Set.of("SE", "FI"));
    scores.add(Set.of(), Set.of());

    assertThat(scores.total()).isEqualTo(new TagScores.Counts(2, 1, 1));
    assertThat(scores.total().precision()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(scores.total().f1()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(scores.row("countries")).startsWith("| countries | 3 | 3 | 0.667 (");
  }

  @Test
  void storiesThatAgreeLeaveNoDoubt() {
    TagScores scores = new TagScores();
    scores.add(Set.of("NO"), Set.of("NO"));
    scores.add(Set.of("DK"), Set.of("DK"));

    assertThat(scores.row("x")).contains("| 1.000 (1.000–1.000) | 1.000 (1.000–1.000) |");
  }

  @Test
  void nothingAtAllIsNoAgreement() {
    TagScores scores = new TagScores();
    scores.add(Set.of(), Set.of());

    assertThat(scores.total().f1()).isZero();
  }
}
