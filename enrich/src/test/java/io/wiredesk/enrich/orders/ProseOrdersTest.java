package io.wiredesk.enrich.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What desks write to one another, and what they do not. The wire of these tests is called nw. */
class ProseOrdersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Please kill item nw 157 'U.S. launches Mars rocket'.|KILL nw157",
        "Please kill items nw 157 'Ferry aground', nw 158 and 160.|KILL nw157 nw158 nw160",
        "Editors: item nw-0157 has been withdrawn. Item nw 158 is not affected.|KILL nw157",
        "Story No. 42 must not be used, please use story No. 44 instead.|KILL 42",
        "ATTENTION: kill NW 9, which was sent in error.|KILL NW9",
        "nw 157 is killed and replaced by nw 160|KILL nw157",
        "Please hold item nw 157 until further notice.|HOLD nw157",
        "Please do not use report nwe0157 until it is confirmed.|HOLD nwe157",
        "Bitte streichen Sie die Meldung nw 157 „Fähre auf Grund“.|KILL nw157",
        "Die Meldungen nw 157, nw 158 und nw 160 vom 2. März werden zurückgezogen. Bitte beachten!"
            + "|KILL nw157 nw158 nw160",
        "Die Meldung Nr. 157 bitte nicht verwenden, siehe Nr. 161.|KILL 157",
        "Achtung Redaktionen: Meldung nw 12 wird vorläufig nicht freigeschaltet, bitte sperren.|HOLD nw12",
        "Please hold item nw 157 until it is released.|HOLD nw157",
        "Editors: story a0555, sent at 1015, must be killed.|KILL a555",
        "The hold on item nw 157 is lifted, please use it.|RELEASE nw157",
        "EDS: items nw 157 and nw 158 are now OK to use, see nw 160.|RELEASE nw157 nw158",
        "Attention: hold released on story No. 42|RELEASE 42",
        "Please note that we have lifted the hold on report nw 157.|RELEASE nw157",
        "Die Meldung nw 157 ist freigegeben.|RELEASE nw157",
        "Achtung Redaktionen: Die Sperre der Meldung Nr. 157 ist aufgehoben.|RELEASE 157",
        "Please kill item urn:newsml:north.example:20260302:abc-1.|KILL urn:newsml:north.example:20260302:abc-1"
      })
  void orders(String text, String read) {
    assertThat(read(note(text))).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Police kill 157 people in raid, report 12 witnesses.",
        "The council will hold 3 hearings on item 12 of its agenda.",
        "Please note that item nw 157 is not affected by the kill.",
        "The hold on item nw 157 is not lifted.",
        "Item nw 157, released in error, is about the ferry.",
        "The A320 report must be withdrawn, editors of the magazine said.",
        "Clients released 157 tonnes, and the hold of the ship was cleared, report 12 said.",
        "Nicht betroffen ist die Meldung nw 157, die andere wurde gestrichen.",
        "Two people were killed on May 14, 2026 in a crash near exit 157.",
        "The firm withdrew 157 cars; report 2025 said 3 models must not be used.",
        "Correction to item nw 157: the ferry is 24 metres long."
      })
  void ordersNothing(String text) {
    assertThat(read(note(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Please kill the story about the ferry.|KILL",
        "ATTENTION EDITORS - Please disregard our earlier item on the ferry, it was sent in error.|KILL",
        "Editors: the ferry story that moved at 10:15 must not be used.|KILL",
        "Please hold the ferry story until further notice.|HOLD",
        "Bitte die Meldung zur Fähre nicht verwenden.|KILL",
        "Please kill the story. Please kill item nw 157.|KILL nw157"
      })
  void ordersSomethingThatItDoesNotName(String text, String read) {
    assertThat(read(note(text))).isEqualTo(read);
  }

  @Test
  void aKillOfItselfNamesItself() {
    WireStory kill = note("Please kill the story about the ferry.");
    kill.setPubStatus(PubStatus.canceled);

    assertThat(read(kill)).isEmpty();
  }

  @Test
  void quotesTheTitle() {
    List<NamedItem> items =
        ProseOrders.in(note("Please kill item nw 157 'Mayor's office: 'no' to lock'."))
            .get(0)
            .items();

    assertThat(items.get(0).title()).startsWith("Mayor's office");
  }

  @Test
  void aLongStoryOrdersNothingButItsNotesDo() {
    WireStory story = note("Please kill item nw 157. " + "The ferry ran aground. ".repeat(100));
    assertThat(read(story)).isEmpty();

    story.setEdNotes(List.of(new EdNote("kill", "Please kill item nw 158.")));
    assertThat(read(story)).isEqualTo("KILL nw158");
  }

  @Test
  void anAdvisoryNeedsNoPlease() {
    WireStory story = note("Kill item 157.");
    assertThat(read(story)).isEmpty();

    story.setChange(Change.advisory);
    assertThat(read(story)).isEqualTo("KILL 157");
  }

  @Test
  void aBodyFullOfNumbersIsReadInNoTime() {
    assertThat(read(note("kill item 1, ".repeat(115)))).isEmpty();
    assertThat(read(note("'".repeat(1400) + " please kill"))).isEmpty();
  }

  private static WireStory note(String text) {
    return Wires.message("note", text).setHeadline(null).setProvider("nw").build();
  }

  private static String read(WireStory message) {
    StringBuilder read = new StringBuilder();
    for (ProseOrders.Order order : ProseOrders.in(message)) {
      read.append(order.kind());
      for (NamedItem item : order.items()) {
        String source = item.source() == null ? "" : item.source();
        read.append(' ').append(item.id() == null ? source + item.number() : item.id());
      }
    }
    return read.toString();
  }
}
