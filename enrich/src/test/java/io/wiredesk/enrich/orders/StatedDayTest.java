package io.wiredesk.enrich.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedDayTest {
  /** A Monday. */
  private static final LocalDate SAID = LocalDate.of(2026, 3, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "item nw 157 of 2026-02-28|2026-02-28",
        "nw 157 vom 28.02.2026|2026-02-28",
        "nw 157 vom 1.3. streichen|2026-03-01",
        "nw 157 vom 2. März|2026-03-02",
        "nw 157 of Feb. 28|2026-02-28",
        "nw 157 of March 1, 2026|2026-03-01",
        "nw 157 vom 31. Dezember|2025-12-31",
        "yesterday's nw 157|2026-03-01",
        "nw 157 von gestern|2026-03-01",
        "nw 157 of Friday|2026-02-27",
        "Monday's nw 157|2026-03-02"
      })
  void isRead(String words, LocalDate day) {
    assertThat(StatedDay.in(words, SAID)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"item nw 157", "marked 12", "may be 3", "vom 31.2. 157", "nw 12.50", "decide 4"})
  void isNotThere(String words) {
    assertThat(StatedDay.in(words, SAID)).isEmpty();
  }
}
