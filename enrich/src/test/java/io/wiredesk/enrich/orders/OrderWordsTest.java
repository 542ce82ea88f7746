package io.wiredesk.enrich.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PLEASE KILL ITEM NW 157.",
        "Bitte nicht verwenden: Meldung 157",
        "nw 157 is withdrawn",
        "Item NW-0157 was cancelled",
        "Gestrichen wird die Meldung NW Nr. 157",
        "Report 12 is on hold, clients take note",
        "EDS: item 12 is cleared",
        "Die Meldung nw 157 ist freigegeben"
      })
  void mayOrder(String text) {
    assertThat(OrderWords.in(text, false, "nw", null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The ferry is back in service after eleven weeks.",
        "Police killed 3 in a raid, NW said.",
        "nw 157 reports on the ferry",
        "Please see item nw 157",
        "The town needs 157 berths and did not hold a vote, nobody proceeds"
      })
  void ordersNothing(String text) {
    assertThat(OrderWords.in(text, false, "nw", null)).isFalse();
  }

  @Test
  void aMessageToDesksNeedNotSaySo() {
    assertThat(OrderWords.in("Kill item 157.", false, "nw")).isFalse();
    assertThat(OrderWords.in("Kill item 157.", true, "nw")).isTrue();
  }
}
