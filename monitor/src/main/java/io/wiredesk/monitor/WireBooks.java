package io.wiredesk.monitor;

/** Everything that is kept of what the tail reads. */
record WireBooks(
    TopicTail tail,
    FeedBook feeds,
    LatencyBook latency,
    LiveReconciliation reconciliation,
    RejectedBook rejected,
    NoticeBook notices) {
  /** Whether all that was there when reading began has been read. */
  boolean complete() {
    return tail.isComplete();
  }

  FeedReport feedReport() {
    return feeds.report(complete());
  }

  LiveReconciliation.State reconcileState() {
    return reconciliation.state(complete());
  }
}
