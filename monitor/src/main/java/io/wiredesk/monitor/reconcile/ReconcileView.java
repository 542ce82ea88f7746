package io.wiredesk.monitor.reconcile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.topics.RawCoordinate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The sum as {@code wiredesk reconcile --json} gives it. */
record ReconcileView(
    boolean balanced,
    long accepted,
    long stored,
    long duplicates,
    long resends,
    long held,
    long rejected,
    long unaccounted,
    long doubled,
    long overdue,
    OptionalLong stories,
    long rejectedAtIngest,
    long sinkUnreadable,
    List<RawCoordinate> unaccountedAt,
    List<RawCoordinate> doubledAt,
    List<OverdueMessage> overdueAt) {
  /** The sum that is kept up, as {@code /api/v1/reconcile} gives it. */
  record Live(
      @JsonUnwrapped ReconcileView sum,
      Instant at,
      boolean complete,
      OptionalDouble oldestUnaccountedSeconds,
      Optional<String> missing,
      Optional<String> problem) {
    static Live of(LiveReconciliation.State state) {
      return new Live(
          ReconcileView.of(state.sum()),
          state.at(),
          state.complete(),
          Json.seconds(state.oldest()),
          state.missing(),
          state.problem());
    }
  }

  static ReconcileView of(ReconcileReport sum) {
    return new ReconcileView(
        sum.balanced(),
        sum.accepted(),
        sum.count(Fate.STORED),
        sum.count(Fate.DUPLICATE),
        sum.count(Fate.RESENT),
        sum.count(Fate.HELD),
        sum.count(Fate.REJECTED),
        sum.count(Fate.UNACCOUNTED),
        sum.doubledCount(),
        sum.overdueCount(),
        sum.stories(),
        sum.rejectedAtIngest(),
        sum.sinkUnreadable(),
        sum.unaccounted(),
        sum.doubled(),
        sum.overdue());
  }
}
