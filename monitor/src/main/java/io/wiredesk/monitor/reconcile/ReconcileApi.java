package io.wiredesk.monitor.reconcile;

import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import java.util.function.Supplier;

/** The sum of all messages, at {@code /api/v1/reconcile}. */
public final class ReconcileApi {
  private final Supplier<LiveReconciliation.State> states;

  public ReconcileApi(Supplier<LiveReconciliation.State> states) {
    this.states = states;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(server, "/api/v1/reconcile", query -> view(states.get()));
  }

  /** As JSON shows it. */
  public static Object view(LiveReconciliation.State state) {
    return ReconcileView.Live.of(state);
  }
}
