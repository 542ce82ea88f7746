package io.wiredesk.local.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTableTest {
  private static final ItemFate CURRENT = ItemFate.end("revision 1 of 1, current");

  @Test
  void linesUp() {
    assertThat(new VerdictTable(false, UTF_8).render(List.of(verdict("revision 1 of 1, current"))))
        .isEqualTo(
            """
              #  feed      via    format      what it is                          answer    became
              1  desk      http   text        about a                             202       revision 1 of 1, current ✓
            """);
  }

  @Test
  void saysWhatWasExpectedInstead() {
    String table = new VerdictTable(false, UTF_8).render(List.of(verdict("resend")));
    assertThat(table).contains("revision 1 of 1, current ✗").contains("expected  202, resend");
  }

  @Test
  void spellsTheMarksOutWhereTheyCannotBeShown() {
    assertThat(new VerdictTable(false, US_ASCII).render(List.of(verdict("resend"))))
        .contains(" NO");
  }

  @Test
  void paintsOnATerminalOnly() {
    List<MessageVerdict> verdicts = List.of(verdict("resend"));
    assertThat(new VerdictTable(false, UTF_8).render(verdicts)).doesNotContain("\u001b");
    assertThat(new VerdictTable(true, UTF_8).render(verdicts)).contains("\u001b[31m✗\u001b[0m");
  }

  @Test
  void theSampleWireFitsIn120Columns() {
    List<MessageVerdict> verdicts =
        SampleWire.load().messages().stream().map(VerdictTableTest::asExpected).toList();
    assertThat(new VerdictTable(false, UTF_8).render(verdicts).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
  }

  private static MessageVerdict asExpected(SampleMessage message) {
    SentMessage.Answer answer = SentMessage.Answer.folder(message.answer());
    SentMessage sent = new SentMessage(message, ByteBuffer.allocate(0), message.file(), answer);
    List<ItemFate> fates =
        Arrays.stream(message.expect().split("; ", -1)).map(ItemFate::end).toList();
    return new MessageVerdict(sent, fates);
  }

  private static MessageVerdict verdict(String expect) {
    return new MessageVerdict(EvidenceSamples.pushed("a", expect, 1), List.of(CURRENT));
  }
}
