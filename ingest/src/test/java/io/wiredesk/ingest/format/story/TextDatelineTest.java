package io.wiredesk.ingest.format.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDatelineTest {
  private static final LocalDate NEAR = LocalDate.of(2026, 3, 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TURKU, Feb 26 - Boats left.|TURKU||2026-02-26",
        "NEW YORK, FEb 26 - Boats left.|NEW YORK||2026-02-26",
        "RYE, N.Y., Feb. 26 -- Boats left.|RYE||2026-02-26",
        "RYE, N.Y. Feb 26- Boats left.|RYE||2026-02-26",
        "ROSS, Calif., - March 4 - Boats left.|ROSS||2026-03-04",
        "GHENT, 2 March - Boats left.|GHENT||2026-03-02",
        "GHENT, February 2O - Boats left.|GHENT||2026-02-20",
        "DELFT, Feb 26, Reuter - Boats left.|DELFT|Reuter|2026-02-26",
        "OTARU, Japan, Feb. 9 Kyodo - Boats left.|OTARU|Kyodo|2026-02-09",
        "LEITH, Feb. 1, 2017 /PRNewswire/ -- Boats left.|LEITH|PRNewswire|2017-02-01",
        "Kiel/Bremen (dpa) - Boats left.|Kiel/Bremen|dpa|",
        "BERGEN, Norway (AP) _ Boats left.|BERGEN|AP|",
        "OULU — Boats left.|OULU||",
        "OULU, Finland - Boats left.|OULU||",
        "ST. IVES - The boats had left when the storm came over the bay.|ST. IVES||",
        "oulu, feb 26 - boats left.|oulu||2026-02-26"
      })
  void setOff(String paragraph, String place, String source, LocalDate date) {
    TextDateline dateline = TextDateline.at(paragraph).orElseThrow();
    assertThat(dateline.place()).isEqualTo(place);
    assertThat(dateline.source()).isEqualTo(source);
    assertThat(dateline.date(NEAR).orElse(null)).isEqualTo(date);
    assertThat(paragraph).startsWith(dateline.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The harbor - and its boats - are shut.",
        "BOATS GRADE A - steadier 7750 cash nil",
        "OULU BOATS CLOSING - FEB 26 up 3",
        "OULU RUBBER (YEN PER KILO) - FEB 26",
        "CORRECTION - BOATS LEFT OULU",
        "Position of Feb 26 - May 6765 Aug 13126",
        "us 7.8015 - 7.8035 uk 12.622",
        "MAR8 -- -- MAY7 284",
        "Boats left",
        ""
      })
  void isNone(String paragraph) {
    assertThat(TextDateline.at(paragraph)).isEmpty();
  }

  @Test
  void farIntoTheTextIsNone() {
    assertThat(TextDateline.at("x".repeat(200) + " OSLO, Feb 26 - Boats.")).isEmpty();
  }
}
