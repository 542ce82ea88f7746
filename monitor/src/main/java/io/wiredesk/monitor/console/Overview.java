package io.wiredesk.monitor.console;

import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.feeds.FeedCount;
import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.lag.GroupLag;
import io.wiredesk.monitor.lag.Health;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.lag.Trend;
import io.wiredesk.monitor.lag.Verdict;
import io.wiredesk.monitor.latency.LatencyApi;
import io.wiredesk.monitor.latency.LatencyHistogram;
import io.wiredesk.monitor.latency.LatencyStage;
import io.wiredesk.monitor.needs.DueEmbargoes;
import io.wiredesk.monitor.needs.Need;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.reconcile.ReconcileApi;
import io.wiredesk.monitor.rejected.RejectedStatus;
import io.wiredesk.schemas.WireTopic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The pipeline from left to right, as the page draws it: stations, the arrows between them with
 * rate and lag, and what stands below.
 */
public final class Overview {
  private static final String RAW = WireTopic.RAW.topicName();
  private static final String STORIES = WireTopic.STORIES.topicName();
  private static final String DUPLICATES = WireTopic.DUPLICATES.topicName();

  /** As many as a page shows; the others are told by their number. */
  private static final int NEEDS = 50;

  private static final int EMBARGOES = 8;

  private final MonitorConfig config;
  private final Dependencies dependencies;
  private final PipelineState state;

  /** As JSON has it. */
  private record View(
      Instant at,
      String cluster,
      List<String> problems,
      Map<String, Health> stations,
      Map<String, Arrow> arrows,
      List<GroupLag> groups,
      List<Need> needs,
      int needsMore,
      List<DueEmbargoes.Held> embargoes,
      Instant feedsSince,
      List<FeedCount> feeds,
      Object reconcile,
      Rejected rejected,
      Map<?, ?> latency,
      List<Dependencies.Dependency> dependencies) {}

  /** Copy that somebody has to look at. */
  private record Rejected(long open, long failedAgain) {}

  /** What goes from one station to the next. */
  private record Arrow(
      OptionalDouble rate,
      OptionalLong lag,
      OptionalDouble seconds,
      Optional<Verdict> verdict,
      OptionalDouble drainSeconds,
      Health health) {
    static Arrow written(OptionalDouble rate, Health health) {
      return new Arrow(
          rate,
          OptionalLong.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          health);
    }

    /**
     * What a group reads.
     *
     * @param written records a second on its topics: offsets of transaction markers are no stories
     */
    static Arrow read(Optional<GroupLag> group, double written) {
      return group
          .map(
              lag ->
                  new Arrow(
                      lag.trend().stream().mapToDouble(t -> records(t, written)).findFirst(),
                      lag.lag(),
                      lag.maxSeconds(),
                      Optional.of(lag.verdict()),
                      Json.seconds(lag.trend().flatMap(Trend::drain)),
                      lag.health()))
          .orElseGet(() -> written(OptionalDouble.empty(), Health.UNKNOWN));
    }

    /** A reader that keeps up reads what is written; one that does not, its share of it. */
    private static double records(Trend trend, double written) {
      boolean keepsUp = Math.abs(trend.growth()) < 0.05 * Math.max(1, trend.arriving());
      double share = trend.arriving() > 0 ? trend.reading() / trend.arriving() : 1;
      return keepsUp ? written : written * Math.max(0, share);
    }
  }

  public Overview(MonitorConfig config, Dependencies dependencies, PipelineState state) {
    this.config = config;
    this.dependencies = dependencies;
    this.state = state;
  }

  /** As JSON. */
  public String of(LagReport lag, FeedReport feeds) {
    Map<RejectedStatus, Long> rejected = state.rejected().counts();
    LatencyHistogram minute =
        state.latency().read(false, set -> set.minute(LatencyStage.TOTAL, lag.at()));
    state
        .history()
        .measured(
            lag.group(config.connector()).map(GroupLag::maxSeconds).orElse(OptionalDouble.empty()),
            minute.quantile(0.5),
            minute.quantile(0.99));
    List<Need> needs = state.needs().look(lag, feeds, state.reconcileState(), dependencies.away());
    return Json.brief(
        new View(
            lag.at(),
            config.clusterName(),
            lag.problems(),
            stations(),
            arrows(lag, state.feeds().rates()),
            lag.groups(),
            needs.subList(0, Math.min(NEEDS, needs.size())),
            Math.max(0, needs.size() - NEEDS),
            state.embargoes().next(lag.at(), EMBARGOES),
            feeds.since(),
            feeds.feeds(),
            ReconcileApi.view(state.reconcileState()),
            new Rejected(
                rejected.getOrDefault(RejectedStatus.OPEN, 0L),
                rejected.getOrDefault(RejectedStatus.FAILED_AGAIN, 0L)),
            LatencyApi.hour(state.latency(), lag.at()),
            dependencies.all()));
  }

  private Map<String, Health> stations() {
    Health broker = dependencies.health("broker");
    Map<String, Health> stations = new LinkedHashMap<>();
    stations.put("feeds", Health.UNKNOWN);
    stations.put("ingest", dependencies.health("ingest"));
    stations.put(RAW, broker);
    stations.put("enrich", dependencies.health("enrich"));
    stations.put(STORIES, broker);
    stations.put(DUPLICATES, broker);
    stations.put("sink", dependencies.health("connect"));
    stations.put("postgres", dependencies.health("postgres"));
    return stations;
  }

  private Map<String, Arrow> arrows(LagReport lag, Map<String, Double> rates) {
    double raw = rates.getOrDefault(RAW, 0.0);
    double rejected = rates.getOrDefault(WireTopic.REJECTED.topicName(), 0.0);
    double stories = rates.getOrDefault(STORIES, 0.0);
    double copies = rates.getOrDefault(DUPLICATES, 0.0);
    String sink = "connect-" + config.connector();
    Map<String, Arrow> arrows = new LinkedHashMap<>();
    arrows.put("feeds-ingest", written(raw + rejected, "ingest"));
    arrows.put("ingest-raw", written(raw, "ingest"));
    arrows.put("raw-enrich", on(lag, config.enrichGroup(), RAW, raw));
    arrows.put("enrich-stories", written(stories, "enrich"));
    arrows.put("enrich-duplicates", written(copies, "enrich"));
    arrows.put("stories-sink", on(lag, sink, STORIES, stories));
    arrows.put("duplicates-sink", on(lag, sink, DUPLICATES, copies));
    arrows.put("sink-postgres", Arrow.read(lag.group(config.connector()), stories + copies));
    return arrows;
  }

  private Arrow written(double rate, String by) {
    return Arrow.written(OptionalDouble.of(rate), dependencies.health(by));
  }

  private static Arrow on(LagReport lag, String group, String topic, double written) {
    return Arrow.read(lag.group(group).map(g -> g.on(topic)), written);
  }
}
