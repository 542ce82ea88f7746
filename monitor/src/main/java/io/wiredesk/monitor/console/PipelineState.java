package io.wiredesk.monitor.console;

import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.feeds.FeedTracker;
import io.wiredesk.monitor.latency.LatencyTracker;
import io.wiredesk.monitor.needs.DueEmbargoes;
import io.wiredesk.monitor.needs.NeedList;
import io.wiredesk.monitor.reconcile.LiveReconciliation;
import io.wiredesk.monitor.rejected.RejectedList;
import io.wiredesk.monitor.topics.TopicTail;

/** Everything that is kept of what the tail reads. */
public record PipelineState(
    TopicTail tail,
    FeedTracker feeds,
    LatencyTracker latency,
    LiveReconciliation reconciliation,
    RejectedList rejected,
    RecentNotices notices,
    NeedList needs,
    DueEmbargoes embargoes,
    MinuteHistory history) {
  /** Whether all that was there when reading began has been read. */
  public boolean complete() {
    return tail.isComplete();
  }

  public FeedReport feedReport() {
    return feeds.report(complete());
  }

  public LiveReconciliation.State reconcileState() {
    return reconciliation.state(complete());
  }
}
