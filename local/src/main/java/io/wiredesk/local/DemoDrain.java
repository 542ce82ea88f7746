package io.wiredesk.local;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Waits until the pipeline is done with everything that was sent: no message on its way, none held,
 * storage level with the topics. As soon as all is as expected it is over; where it is not, the
 * verdict stands once nothing has moved for a while.
 */
final class DemoDrain {
  private final Duration patience;
  private final Duration quiet;
  private final InstantSource clock;

  /**
   * @param patience for all of it, embargoes included
   * @param quiet how long nothing may move before what is there counts as the end
   */
  DemoDrain(Duration patience, Duration quiet, InstantSource clock) {
    this.patience = patience;
    this.quiet = quiet;
    this.clock = clock;
  }

  List<DemoVerdict> await(
      List<DemoSent> sent, DemoTopics topics, DemoTables tables, Consumer<String> progress)
      throws SQLException {
    Instant end = clock.instant().plus(patience);
    Instant moved = clock.instant();
    List<String> before = List.of();
    while (true) {
      topics.read();
      boolean stored = tables.holds(topics.published());
      DemoEvidence evidence = topics.evidence(tables.rows(), stored);
      DemoJudge judge = new DemoJudge(sent, evidence);
      List<DemoVerdict> verdicts = sent.stream().map(judge::judge).toList();
      List<String> now = verdicts.stream().map(DemoVerdict::became).toList();
      if (!now.equals(before)) {
        moved = clock.instant();
        before = now;
      }
      if (over(verdicts, stored, moved, end)) {
        return verdicts;
      }
      progress.accept(standing(verdicts));
    }
  }

  private boolean over(List<DemoVerdict> verdicts, boolean stored, Instant moved, Instant end) {
    Instant now = clock.instant();
    if (now.isAfter(end)) {
      return true;
    }
    boolean drained = stored && verdicts.stream().allMatch(DemoVerdict::settled);
    boolean asExpected = verdicts.stream().allMatch(DemoVerdict::asExpected);
    return drained && (asExpected || now.isAfter(moved.plus(quiet)));
  }

  private static String standing(List<DemoVerdict> verdicts) {
    List<DemoVerdict> open = verdicts.stream().filter(v -> !v.settled()).toList();
    return "settled %d of %d%s"
        .formatted(
            verdicts.size() - open.size(),
            verdicts.size(),
            open.stream()
                .map(v -> v.sent().message().id())
                .limit(4)
                .collect(Collectors.joining(", ", open.isEmpty() ? "" : ", waiting for ", "")));
  }
}
