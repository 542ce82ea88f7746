package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.feeds.FeedTable;
import io.wiredesk.monitor.lag.GroupLag;
import io.wiredesk.monitor.lag.Health;
import io.wiredesk.monitor.lag.LagJson;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.lag.Trend;
import io.wiredesk.monitor.latency.LatencyJson;
import io.wiredesk.monitor.reconcile.ReconcileJson;
import io.wiredesk.monitor.rejected.RejectedStatus;
import io.wiredesk.schemas.WireTopic;
import java.util.Map;
import java.util.Optional;

/**
 * The pipeline from left to right, as the page draws it: stations, the arrows between them with
 * rate and lag, and what stands below.
 */
public final class Overview {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String RAW = WireTopic.RAW.topicName();
  private static final String STORIES = WireTopic.STORIES.topicName();
  private static final String DUPLICATES = WireTopic.DUPLICATES.topicName();

  private final MonitorConfig config;
  private final Dependencies dependencies;

  public Overview(MonitorConfig config, Dependencies dependencies) {
    this.config = config;
    this.dependencies = dependencies;
  }

  public ObjectNode of(LagReport lag, FeedReport feeds, PipelineState books) {
    Map<String, Double> rates = books.feeds().rates();
    ObjectNode json = JSON.objectNode();
    json.put("at", lag.at().toString());
    json.put("cluster", config.clusterName());
    ArrayNode problems = json.putArray("problems");
    lag.problems().forEach(problems::add);
    stations(json.putObject("stations"));
    arrows(json.putObject("arrows"), lag, rates);
    ArrayNode groups = json.putArray("groups");
    lag.groups().forEach(group -> groups.add(LagJson.summary(group)));
    json.put("feedsSince", feeds.since().toString());
    json.set("feeds", FeedTable.feeds(feeds));
    json.set("reconcile", ReconcileJson.of(books.reconcileState()));
    Map<RejectedStatus, Long> rejected = books.rejected().counts();
    json.putObject("rejected")
        .put("open", rejected.getOrDefault(RejectedStatus.OPEN, 0L))
        .put("failedAgain", rejected.getOrDefault(RejectedStatus.FAILED_AGAIN, 0L));
    json.set("latency", LatencyJson.summary(books.latency(), lag.at()));
    json.set("dependencies", OperatorApi.checks(dependencies.answers()));
    return json;
  }

  private void stations(ObjectNode stations) {
    Health broker = dependencies.health("broker");
    stations.put("feeds", Health.UNKNOWN.label());
    stations.put("ingest", dependencies.health("ingest").label());
    stations.put(RAW, broker.label());
    stations.put("enrich", dependencies.health("enrich").label());
    stations.put(STORIES, broker.label());
    stations.put(DUPLICATES, broker.label());
    stations.put("sink", dependencies.health("connect").label());
    stations.put("postgres", dependencies.health("postgres").label());
  }

  private void arrows(ObjectNode arrows, LagReport lag, Map<String, Double> rates) {
    double raw = rates.getOrDefault(RAW, 0.0);
    double rejected = rates.getOrDefault(WireTopic.REJECTED.topicName(), 0.0);
    String sink = "connect-" + config.connector();
    written(arrows.putObject("feeds-ingest"), raw + rejected, dependencies.health("ingest"));
    written(arrows.putObject("ingest-raw"), raw, dependencies.health("ingest"));
    read(arrows.putObject("raw-enrich"), on(lag, config.enrichGroup(), RAW));
    Health enrich = dependencies.health("enrich");
    written(arrows.putObject("enrich-stories"), rates.getOrDefault(STORIES, 0.0), enrich);
    written(arrows.putObject("enrich-duplicates"), rates.getOrDefault(DUPLICATES, 0.0), enrich);
    read(arrows.putObject("stories-sink"), on(lag, sink, STORIES));
    read(arrows.putObject("duplicates-sink"), on(lag, sink, DUPLICATES));
    read(arrows.putObject("sink-postgres"), lag.group(config.connector()));
  }

  private static Optional<GroupLag> on(LagReport lag, String group, String topic) {
    return lag.group(group).map(g -> g.on(topic));
  }

  private static void written(ObjectNode arrow, double rate, Health health) {
    arrow.put("rate", rate).put("health", health.label());
    arrow.putNull("lag").putNull("seconds").putNull("verdict").putNull("drainSeconds");
  }

  private static void read(ObjectNode arrow, Optional<GroupLag> group) {
    if (group.isEmpty()) {
      arrow.putNull("rate").putNull("lag").putNull("seconds").putNull("verdict");
      arrow.putNull("drainSeconds").put("health", Health.UNKNOWN.label());
      return;
    }
    GroupLag lag = group.get();
    arrow.put("rate", lag.trend().map(Trend::reading).orElse(null));
    LagJson.put(arrow, "lag", lag.lag());
    LagJson.put(arrow, "seconds", lag.maxSeconds());
    arrow.put("verdict", lag.verdict().name());
    arrow.put(
        "drainSeconds",
        lag.trend().flatMap(Trend::drain).map(d -> d.toMillis() / 1000.0).orElse(null));
    arrow.put("health", lag.health().label());
  }
}
