package io.wiredesk.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTableTest {
  private static final DemoFate CURRENT =
      new DemoFate.Revision(1, 1, DemoFate.Standing.CURRENT, false);

  @Test
  void linesUp() {
    assertThat(new DemoTable(false, UTF_8).render(List.of(verdict("revision 1 of 1, current"))))
        .isEqualTo(
            """
              #  feed      via    format      what it is                          answer    became
              1  desk      http   text        about a                             202       revision 1 of 1, current ✓
            """);
  }

  @Test
  void saysWhatWasExpectedInstead() {
    String table = new DemoTable(false, UTF_8).render(List.of(verdict("resend")));
    assertThat(table).contains("revision 1 of 1, current ✗").contains("expected  202, resend");
  }

  @Test
  void spellsTheMarksOutWhereTheyCannotBeShown() {
    assertThat(new DemoTable(false, US_ASCII).render(List.of(verdict("resend")))).contains(" NO");
  }

  @Test
  void paintsOnATerminalOnly() {
    List<DemoVerdict> verdicts = List.of(verdict("resend"));
    assertThat(new DemoTable(false, UTF_8).render(verdicts)).doesNotContain("\u001b");
    assertThat(new DemoTable(true, UTF_8).render(verdicts)).contains("\u001b[31m✗\u001b[0m");
  }

  @Test
  void theSampleWireFitsIn120Columns() {
    List<DemoVerdict> verdicts =
        DemoWire.load().messages().stream().map(DemoTableTest::asExpected).toList();
    assertThat(new DemoTable(false, UTF_8).render(verdicts).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
  }

  private static DemoVerdict asExpected(DemoMessage message) {
    DemoAnswer answer = new DemoAnswer(message.answer(), List.of(), List.of(), List.of());
    DemoSent sent = new DemoSent(message, ByteBuffer.allocate(0), message.file(), answer);
    List<DemoFate> fates =
        Arrays.stream(message.expect().split("; ", -1))
            .<DemoFate>map(DemoFate.Broken::new)
            .toList();
    return new DemoVerdict(sent, fates);
  }

  private static DemoVerdict verdict(String expect) {
    return new DemoVerdict(DemoSamples.pushed("a", expect, 1), List.of(CURRENT));
  }
}
