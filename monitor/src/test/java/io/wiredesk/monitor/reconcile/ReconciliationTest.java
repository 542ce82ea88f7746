package io.wiredesk.monitor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Reconciliation sum = new Reconciliation(() -> NOON);

  @Test
  void everyMessageHasOneFate() {
    sum.accepted(0, 100, 107);
    sum.stored(at(100));
    sum.duplicate(at(101));
    sum.resent(at(102));
    sum.held(at(103));
    sum.rejected(at(104));
    sum.held(at(105));
    sum.released(at(105));
    sum.stored(at(105));

    ReconcileReport report = report(1, 10);

    assertThat(report.render())
        .startsWith(
            "accepted 7 = stored 2 + duplicates 1 + resends 1 + held 1 + rejected 1 + unaccounted 1\n")
        .contains("! unaccounted wire.raw-0@106");
    assertThat(report.balanced()).isFalse();
  }

  @Test
  void releasedButNotStoredIsUnaccounted() {
    sum.accepted(0, 0, 1);
    sum.held(at(0));
    sum.released(at(0));

    assertThat(report(0, 10).unaccounted()).containsExactly(at(0));
  }

  @Test
  void heldAgainAfterItsReleaseIsHeld() {
    sum.accepted(0, 0, 1);
    sum.held(at(0));
    sum.released(at(0));
    sum.held(at(0));

    assertThat(report(0, 10).count(Fate.HELD)).isEqualTo(1);
  }

  @Test
  void storedTwiceOrStoredAndResentIsDoubled() {
    sum.accepted(0, 0, 3);
    sum.stored(at(0));
    sum.duplicate(at(0));
    sum.stored(at(1));
    sum.resent(at(1));
    sum.stored(at(2));

    ReconcileReport report = report(3, 10);

    assertThat(report.doubled()).containsExactly(at(0), at(1));
    assertThat(report.count(Fate.UNACCOUNTED)).isZero();
    assertThat(report.balanced()).isFalse();
  }

  @Test
  void sentAgainAfterTheSinkRejectedItIsStored() {
    sum.accepted(0, 0, 1);
    sum.rejected(at(0));
    sum.stored(at(0));

    ReconcileReport report = report(1, 10);

    assertThat(report.count(Fate.STORED)).isEqualTo(1);
    assertThat(report.balanced()).isTrue();
  }

  @Test
  void whatIsToldOfMessagesOutsideTheTopicIsIgnored() {
    sum.accepted(2, 10, 11);
    sum.stored(new RawCoordinate(2, 9));
    sum.stored(new RawCoordinate(2, 11));
    sum.rejected(new RawCoordinate(7, 10));
    sum.stored(new RawCoordinate(2, 10));

    assertThat(report(1, 10).accepted()).isEqualTo(1);
    assertThat(report(1, 10).balanced()).isTrue();
  }

  @Test
  void whatWasToldBeforeItsMessageWasSeenCountsOnceItIs() {
    sum.accepted(0, 0, 2);
    sum.resent(at(2));
    sum.stored(at(0));
    sum.stored(at(1));
    assertThat(report(2, 10).accepted()).isEqualTo(2);

    sum.accepted(0, 0, 4);

    assertThat(report(2, 10).count(Fate.RESENT)).isEqualTo(1);
    assertThat(report(2, 10).unaccounted()).containsExactly(at(3));
  }

  @Test
  void whatRetentionTookIsForgottenInAllThatItWas() {
    sum.accepted(0, 0, 100_000);
    sum.held(at(3));
    sum.stored(at(99_999));
    sum.stored(at(4));
    sum.resent(at(4));

    sum.accepted(0, 99_998, 100_000);
    sum.held(at(5));

    assertThat(report(1, 10).render())
        .startsWith(
            "accepted 2 = stored 1 + duplicates 0 + resends 0 + held 0 + rejected 0 + unaccounted 1");
    assertThat(report(1, 10).doubledCount()).isZero();
    sum.accepted(0, 200_000, 200_000);
    assertThat(report(1, 10).accepted()).isZero();
  }

  @Test
  void unaccountedAreFoundAgainWhenAnEarlierOneLosesItsFate() {
    sum.accepted(0, 0, 10);
    for (int i = 0; i < 10; i++) {
      sum.held(at(i));
    }
    assertThat(sum.unaccounted(10)).isEmpty();

    sum.released(at(4));

    assertThat(sum.unaccounted(10)).containsExactly(at(4));
  }

  @Test
  void eachUnaccountedMessageHasItsTurn() {
    sum.accepted(0, 0, 5);
    sum.accepted(1, 0, 2);
    sum.stored(at(1));

    for (int round = 0; round < 2; round++) {
      sum.beginAnew();
      assertThat(sum.next(3)).containsExactly(at(0), at(2), at(3));
      assertThat(sum.next(3))
          .containsExactly(at(4), new RawCoordinate(1, 0), new RawCoordinate(1, 1));
      assertThat(sum.next(3)).isEmpty();
    }
  }

  @Test
  void heldBeyondItsTimeIsNoBalancedSum() {
    sum.accepted(0, 0, 3);
    hold(0, NOON.minusSeconds(60));
    hold(1, null);
    sum.stored(at(2));

    ReconcileReport report = report(1, 10);

    assertThat(report.count(Fate.HELD)).isEqualTo(2);
    assertThat(report.balanced()).isFalse();
    assertThat(report.render())
        .contains("! overdue wire.raw-0@0 of s, held until 2026-03-01T11:59:00Z\n");
    assertThat(report.toJson()).contains("\"overdue\" : 1").contains("\"storyId\" : \"s\"");
  }

  @Test
  void anEmbargoThatHasJustEndedIsGivenAFewLooksOfEnrich() {
    sum.accepted(0, 0, 2);
    hold(0, NOON.minusSeconds(3));
    hold(1, NOON.plusSeconds(3));
    assertThat(report(0, 10).balanced()).isTrue();
  }

  @Test
  void whatCameOutOfAnEmbargoIsNotOverdue() {
    sum.accepted(0, 0, 3);
    for (int offset = 0; offset < 3; offset++) {
      hold(offset, NOON.minusSeconds(60));
    }
    sum.released(at(0));
    sum.stored(at(0));
    sum.stored(at(1));
    sum.rejected(at(2));
    assertThat(report(2, 10).balanced()).isTrue();
  }

  /** Enrich holds older versions until then, too, and does not say so again. */
  @Test
  void anEmbargoThatALaterVersionExtendsIsNotOverdue() {
    sum.accepted(0, 0, 2);
    hold(0, NOON.minusSeconds(60));
    hold(1, NOON.plusSeconds(60));
    assertThat(report(0, 10).balanced()).isTrue();
  }

  @Test
  void nothingAtAllIsBalanced() {
    assertThat(report(0, 10).balanced()).isTrue();
    assertThat(report(0, 10).toJson()).contains("\"balanced\" : true");
  }

  @Property
  void sumAlwaysHoldsWhateverIsTold(
      @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> what,
      @ForAll @IntRange(min = 1, max = 3000) int messages) {
    Reconciliation any = new Reconciliation(() -> NOON);
    any.accepted(0, 0, messages);
    int i = 0;
    for (int told : what) {
      RawCoordinate at = at((i++ * 7L) % (messages + 3));
      switch (told) {
        case 0 -> any.stored(at);
        case 1 -> any.duplicate(at);
        case 2 -> any.resent(at);
        case 3 -> any.held(at);
        case 4 -> any.released(at);
        default -> any.rejected(at);
      }
    }
    ReconcileReport report = any.report(OptionalLong.empty(), 5);
    assertThat(report.accepted()).isEqualTo(messages);
    assertThat(report.fates().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(messages);
    assertThat(report.unaccounted()).hasSizeLessThanOrEqualTo(5);
  }

  private ReconcileReport report(long stories, int atMost) {
    return sum.report(OptionalLong.of(stories), atMost);
  }

  private void hold(long offset, @Nullable Instant until) {
    sum.tell(
        Notice.newBuilder()
            .setKind(NoticeKind.STORY_HELD)
            .setStoryId("s")
            .setText("held")
            .setRawRef(new RawRef(0, offset))
            .setUntil(until)
            .setAt(NOON.minusSeconds(7200))
            .build());
  }

  private static RawCoordinate at(long offset) {
    return new RawCoordinate(0, offset);
  }
}
