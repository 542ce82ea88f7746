package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Halvard Inc <HLV> said                     | HLV
          Halvard Plc <HLVN.L> said                  | HLVN.L
          Halvard class A <HLVa.TO> fell             | HLVa.TO
          Halvard (NYSE:HLV) rose                    | NYSE:HLV
          Halvard (NASDAQ: HLVD) rose                | NASDAQ:HLVD
          watch $HLV today                           | HLV
          """)
  void finds(String text, String ticker) {
    assertThat(Tickers.of(List.of(text))).containsExactly(ticker);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a unit of <Halvard Inc>
          it cost $400 or US$HLV
          he said (NOTE: see below)
          3 < 4 and 5 > 2
          an open <
          an open (NYSE:HLV
          $
          """)
  void leavesTheRest(String text) {
    assertThat(Tickers.of(List.of(text))).isEmpty();
  }
}
