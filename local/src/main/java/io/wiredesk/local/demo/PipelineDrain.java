package io.wiredesk.local.demo;

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
final class PipelineDrain {
  private final Duration patience;
  private final Duration quiet;
  private final InstantSource clock;

  /**
   * @param patience for all of it, embargoes included
   * @param quiet how long nothing may move before what is there counts as the end
   */
  PipelineDrain(Duration patience, Duration quiet, InstantSource clock) {
    this.patience = patience;
    this.quiet = quiet;
    this.clock = clock;
  }

  List<MessageVerdict> await(List<SentMessage> sent, PipelineView view, Consumer<String> progress)
      throws SQLException {
    Instant end = clock.instant().plus(patience);
    Instant moved = clock.instant();
    List<String> before = List.of();
    while (true) {
      PipelineView.Look look = view.look(sent);
      Instant now = clock.instant();
      if (!look.ends().equals(before)) {
        moved = now;
        before = look.ends();
      }
      boolean still = now.isAfter(moved.plus(quiet));
      if (now.isAfter(end) || (look.drained() && (look.asExpected() || still))) {
        return look.verdicts();
      }
      progress.accept(standing(look.verdicts()));
    }
  }

  private static String standing(List<MessageVerdict> verdicts) {
    List<MessageVerdict> open = verdicts.stream().filter(v -> !v.settled()).toList();
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
