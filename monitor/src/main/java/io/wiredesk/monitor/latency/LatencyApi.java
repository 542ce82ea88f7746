package io.wiredesk.monitor.latency;

import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import io.wiredesk.monitor.http.QueryParameters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** How long stories and kills take, below {@code /api/v1/latency}. */
public final class LatencyApi {
  private final LatencyTracker tracker;
  private final InstantSource clock;

  public LatencyApi(LatencyTracker tracker, InstantSource clock) {
    this.tracker = tracker;
    this.clock = clock;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(
        server, "/api/v1/latency", query -> LatencyView.of(tracker, range(query), clock.instant()));
    Answers.get(server, "/api/v1/latency/series", this::series);
  }

  /** All feeds together by stage, over the last hour. */
  public static Map<LatencyStage, LatencyHistogram> hour(LatencyTracker tracker, Instant now) {
    return tracker.read(false, set -> LatencyView.stages(set, LatencyRange.HOUR, null, now));
  }

  private Object series(QueryParameters query) {
    LatencyStage stage = query.named("stage", LatencyStage::named);
    return Answers.brief(
        LatencyView.series(
            tracker,
            range(query),
            stage == null ? LatencyStage.TOTAL : stage,
            query.text("feed"),
            query.flag("kills", false),
            clock.instant()));
  }

  private static LatencyRange range(QueryParameters query) {
    LatencyRange range = query.named("minutes", LatencyRange::ofMinutes);
    return range == null ? LatencyRange.HOUR : range;
  }
}
