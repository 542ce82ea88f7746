package io.wiredesk.monitor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.topics.RawCoordinate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private final Reconciliation sum = new Reconciliation();

  @Test
  void everyMessageHasOneFate() {
    accept(0, 100, 107);
    sum.stored(at(100));
    sum.duplicate(at(101));
    sum.resent(at(102));
    sum.held(at(103));
    sum.rejected(at(104));
    sum.held(at(105));
    sum.released(at(105));
    sum.stored(at(105));

    ReconcileReport report = sum.report(1, 10);

    assertThat(report.render())
        .startsWith(
            "accepted 7 = stored 2 + duplicates 1 + resends 1 + held 1 + rejected 1 + unaccounted 1\n")
        .contains("! unaccounted wire.raw-0@106");
    assertThat(report.balanced()).isFalse();
  }

  @Test
  void releasedButNotStoredIsUnaccounted() {
    accept(0, 0, 1);
    sum.held(at(0));
    sum.released(at(0));

    assertThat(sum.report(0, 10).unaccounted()).containsExactly(at(0));
  }

  @Test
  void heldAgainAfterItsReleaseIsHeld() {
    accept(0, 0, 1);
    sum.held(at(0));
    sum.released(at(0));
    sum.held(at(0));

    assertThat(sum.report(0, 10).count(Fate.HELD)).isEqualTo(1);
  }

  @Test
  void storedTwiceOrStoredAndResentIsDoubled() {
    accept(0, 0, 3);
    sum.stored(at(0));
    sum.duplicate(at(0));
    sum.stored(at(1));
    sum.resent(at(1));
    sum.stored(at(2));

    ReconcileReport report = sum.report(3, 10);

    assertThat(report.doubled()).containsExactly(at(0), at(1));
    assertThat(report.count(Fate.UNACCOUNTED)).isZero();
    assertThat(report.balanced()).isFalse();
  }

  @Test
  void sentAgainAfterTheSinkRejectedItIsStored() {
    accept(0, 0, 1);
    sum.rejected(at(0));
    sum.stored(at(0));

    ReconcileReport report = sum.report(1, 10);

    assertThat(report.count(Fate.STORED)).isEqualTo(1);
    assertThat(report.balanced()).isTrue();
  }

  @Test
  void whatIsToldOfMessagesOutsideTheTopicIsIgnored() {
    accept(2, 10, 11);
    sum.stored(new RawCoordinate(2, 9));
    sum.stored(new RawCoordinate(2, 11));
    sum.rejected(new RawCoordinate(7, 10));
    sum.stored(new RawCoordinate(2, 10));

    assertThat(sum.report(1, 10).accepted()).isEqualTo(1);
    assertThat(sum.report(1, 10).balanced()).isTrue();
  }

  @Test
  void offsetsThatHoldNoRecordAreNoMessages() {
    sum.accepted(at(5));
    sum.accepted(at(9));
    sum.stored(at(5));
    sum.stored(at(9));

    assertThat(sum.report(1, 10).accepted()).isEqualTo(2);
    assertThat(sum.report(1, 10).balanced()).isTrue();
  }

  @Test
  void whatWasToldBeforeItsMessageWasSeenCountsOnceItIs() {
    sum.accepted(0, 0, 2);
    sum.resent(at(2));
    sum.stored(at(0));
    sum.stored(at(1));
    assertThat(sum.report(2, 10).accepted()).isEqualTo(2);

    sum.accepted(0, 0, 4);

    assertThat(sum.report(2, 10).count(Fate.RESENT)).isEqualTo(1);
    assertThat(sum.report(2, 10).unaccounted()).containsExactly(at(3));
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

    assertThat(sum.report(1, 10).render())
        .startsWith(
            "accepted 2 = stored 1 + duplicates 0 + resends 0 + held 0 + rejected 0 + unaccounted 1");
    assertThat(sum.report(1, 10).doubledCount()).isZero();
    sum.accepted(0, 200_000, 200_000);
    assertThat(sum.report(1, 10).accepted()).isZero();
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
  void nothingAtAllIsBalanced() {
    assertThat(sum.report(0, 10).balanced()).isTrue();
    assertThat(sum.report(0, 10).toJson()).contains("\"balanced\" : true");
  }

  @Property
  void sumAlwaysHoldsWhateverIsTold(
      @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> what,
      @ForAll @IntRange(min = 1, max = 3000) int messages) {
    Reconciliation any = new Reconciliation();
    for (int i = 0; i < messages; i++) {
      any.accepted(at(i));
    }
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
    ReconcileReport report = any.report(0, 5);
    assertThat(report.accepted()).isEqualTo(messages);
    assertThat(report.fates().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(messages);
    assertThat(report.unaccounted()).hasSizeLessThanOrEqualTo(5);
  }

  private void accept(int partition, long from, long to) {
    for (long offset = from; offset < to; offset++) {
      sum.accepted(new RawCoordinate(partition, offset));
    }
  }

  private static RawCoordinate at(long offset) {
    return new RawCoordinate(0, offset);
  }
}
