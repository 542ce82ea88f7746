package io.wiredesk.local.demo;

import static io.wiredesk.local.demo.EvidenceSamples.pushed;
import static io.wiredesk.local.demo.EvidenceSamples.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.local.demo.Evidence.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FateJudgeTest {
  private final EvidenceSamples samples = new EvidenceSamples();

  @Test
  void aRowIsARevision() {
    samples.row(1, 2, 3, false).row(2, 3, 3, true);
    assertThat(became(pushed("a", "", 1))).isEqualTo("revision 2 of 3");
    assertThat(became(pushed("b", "", 2))).isEqualTo("revision 3 of 3, current");
  }

  @Test
  void aHeldRowSaysSo() {
    samples.row(1, 1, 1, true).held(1);
    assertThat(became(pushed("a", "", 1))).isEqualTo("held, then revision 1 of 1, current");
  }

  @Test
  void aKillAndWhatItCovers() {
    samples.row(1, row("usable", true, false)).row(2, row("canceled", true, false));
    assertThat(became(pushed("a", "", 1))).isEqualTo("revision 1 of 2, killed");
    assertThat(became(pushed("b", "", 2))).isEqualTo("revision 1 of 2, kill");
  }

  @Test
  void aKilledTextThatIsStillThereIsABrokenPromise() {
    samples.row(1, row("usable", true, true));
    assertThat(became(pushed("a", "", 1))).isEqualTo("killed, and its text is still there");
  }

  @Test
  void aRowAheadOfItsEmbargoIsABrokenPromise() {
    samples.row(1, new Row(1, 1, true, "usable", null, true, true, null, null));
    assertThat(became(pushed("a", "", 1))).isEqualTo("stored before its embargo lifted");
  }

  @Test
  void aCopyNamesTheMessageThatFirstToldTheStory() {
    samples.raw(1, "s").row(1, 1, 1, true);
    samples.row(2, new Row(1, 1, false, "usable", null, true, false, "EXACT", "s"));
    List<SentMessage> sent = List.of(pushed("first", "", 1), pushed("second", "", 2));
    assertThat(new FateJudge(sent, samples.evidence()).judge(sent.get(1)).became())
        .isEqualTo("EXACT copy of first");
  }

  @Test
  void noticesTellOfResendsAndHolds() {
    samples.resent(1).held(2);
    assertThat(became(pushed("a", "", 1))).isEqualTo("resend");
    assertThat(judge(pushed("b", "", 2)).settled()).isFalse();
  }

  @Test
  void whatIsWithheldIsHeldForGood() {
    samples.withheld(1);
    assertThat(became(pushed("a", "", 1))).isEqualTo("withheld");
    assertThat(judge(pushed("a", "", 1)).settled()).isTrue();
  }

  @Test
  void acceptedAndNowhereIsNotSettled() {
    MessageVerdict verdict = judge(pushed("a", "", 1));
    assertThat(verdict.became()).isEqualTo("accepted, not yet seen again");
    assertThat(verdict.settled()).isFalse();
  }

  @Test
  void aRejectionMustHaveKeptTheBytes() {
    samples.rejected("binary", "text of a".getBytes(UTF_8), null);
    assertThat(became(refused("a", 0))).isEqualTo("rejected: binary");
    assertThat(became(refused("b", 0))).isEqualTo("rejected, and its bytes are not kept");
    assertThat(became(refused("c", 1))).isEqualTo("rejected, not yet on wire.rejected");
  }

  @Test
  void aRecordRejectedLaterIsKnownByItsCoordinates() {
    samples.rejected("too-many-revisions", "record".getBytes(UTF_8), 7L);
    assertThat(became(pushed("a", "", 7))).isEqualTo("rejected: too-many-revisions");
  }

  @Test
  void oneBrokenItemAmongGoodOnes() {
    samples.row(1, 1, 1, true).row(2, 1, 1, true);
    samples.rejected("no-identity", "of".getBytes(UTF_8), null);
    SentMessage.Answer answer =
        new SentMessage.Answer(
            "202",
            List.of(EvidenceSamples.at(1), EvidenceSamples.at(2)),
            List.of(EvidenceSamples.at(0)),
            List.of("broken"));
    assertThat(became(EvidenceSamples.sent("a", "202", "", answer)))
        .isEqualTo("2 × revision 1 of 1, current; rejected: no-identity");
  }

  @Test
  void expectationsCoverAnswerAndEnd() {
    samples.row(1, 1, 1, true);
    assertThat(judge(pushed("a", "revision 1 of 1, current", 1)).asExpected()).isTrue();
    assertThat(judge(pushed("a", "resend", 1)).asExpected()).isFalse();
    SentMessage.Answer busy =
        new SentMessage.Answer("429", List.of(EvidenceSamples.at(1)), List.of(), List.of());
    assertThat(
            judge(EvidenceSamples.sent("a", "202", "revision 1 of 1, current", busy)).asExpected())
        .isFalse();
  }

  private static Row row(String status, boolean killed, boolean text) {
    @Nullable Instant at = killed ? EvidenceSamples.NOW : null;
    return new Row(1, 2, true, status, at, text, false, null, null);
  }

  private String became(SentMessage sent) {
    return judge(sent).became();
  }

  private MessageVerdict judge(SentMessage sent) {
    return new FateJudge(List.of(sent), samples.evidence()).judge(sent);
  }
}
