package io.wiredesk.enrich.text;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The  mayor’s “plan” – approved. | the mayors plan approved",
        "ﬁnance Ｆｕｌｌ | finance full",
        "up 5% to $3.20 | up 5% to $3 20",
        "fell -3 degrees | fell -3 degrees",
        "2010-2011, co-operation | 2010 2011 co operation",
        "東京で会議。 | 東京で会議",
        "हिन्दी में | हिन्दी में",
      })
  void furnitureGoesAndFactsStay(String text, String normal) {
    assertThat(NormalText.of(text)).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROTTERDAM, March 2 (Northern Wire) - ",
        "ROTTERDAM (AFP) – ",
        "ROTTERDAM, 2 March -- ",
        "THE HAGUE/ROTTERDAM, Mar 2 (Reuters) - ",
        "Rotterdam (dpa) - ",
        "",
      })
  void theDatelineIsNoPartOfTheText(String dateline) {
    String text = HARBOUR.substring(HARBOUR.indexOf(" - ") + 3);

    assertThat(hash(message("t", dateline + text).build()))
        .isEqualTo(hash(message("s", text).build()))
        .isPresent();
  }

  @Test
  void aDatelineThatTheParserFoundIsNotNeededInTheBody() {
    String text = HARBOUR.substring(HARBOUR.indexOf(" - ") + 3);
    Dateline dateline = Dateline.newBuilder().setText("Am Hafen, 2. März.").build();

    assertThat(hash(message("t", "Am Hafen, 2. März. " + text).setDateline(dateline).build()))
        .isEqualTo(hash(message("s", text).build()));
  }

  @Test
  void anotherNumberIsAnotherText() {
    assertThat(hash(message("s", HARBOUR).build()))
        .isNotEqualTo(hash(message("s", HARBOUR.replace("24", "25")).build()));
  }

  @Test
  void aShortTextIsToldApartByItsHeadline() {
    String table = "Qtly div 14 cts vs 14 cts prior\n Pay April 10\n Record March 27";
    assertThat(NormalText.hash("Korsvik Bank", table))
        .isEqualTo(NormalText.hash("KORSVIK BANK", table))
        .isNotEqualTo(NormalText.hash("Dunmore Steel", table));
    assertThat(NormalText.hash("Korsvik Bank", HARBOUR))
        .isEqualTo(NormalText.hash("Dunmore Steel", HARBOUR));
  }

  private static Optional<String> hash(WireStory story) {
    return NormalText.hash("", CleanText.body(story));
  }

  @Test
  void tooLittleTextHasNoHash() {
    assertThat(hash(message("s", "Flash: the harbour closes.").build())).isEmpty();
    assertThat(hash(message("s", "").build())).isEmpty();
  }
}
