package io.wiredesk.monitor.reconcile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.lag.LagJson;
import io.wiredesk.monitor.topics.RawCoordinate;
import java.util.List;

/** The sum as JSON, as {@code wiredesk reconcile --json} and {@code /api/v1/reconcile} give it. */
public final class ReconcileJson {
  private ReconcileJson() {}

  static ObjectNode of(ReconcileReport sum) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("balanced", sum.balanced());
    json.put("accepted", sum.accepted());
    json.put("stored", sum.count(Fate.STORED));
    json.put("duplicates", sum.count(Fate.DUPLICATE));
    json.put("resends", sum.count(Fate.RESENT));
    json.put("held", sum.count(Fate.HELD));
    json.put("rejected", sum.count(Fate.REJECTED));
    json.put("unaccounted", sum.count(Fate.UNACCOUNTED));
    json.put("doubled", sum.doubledCount());
    json.put("stories", sum.stories());
    json.put("rejectedAtIngest", sum.rejectedAtIngest());
    json.put("sinkUnreadable", sum.sinkUnreadable());
    list(json.putArray("unaccountedAt"), sum.unaccounted());
    list(json.putArray("doubledAt"), sum.doubled());
    return json;
  }

  public static ObjectNode of(LiveReconciliation.State state) {
    ObjectNode json = of(state.sum());
    json.put("at", state.at().toString());
    json.put("complete", state.complete());
    LagJson.put(json, "stories", state.stories());
    json.put(
        "oldestUnaccountedSeconds",
        state.oldest() == null ? null : state.oldest().toMillis() / 1000.0);
    json.put("problem", state.problem());
    return json;
  }

  private static void list(ArrayNode array, List<RawCoordinate> coordinates) {
    coordinates.forEach(
        at -> array.addObject().put("partition", at.partition()).put("offset", at.offset()));
  }
}
