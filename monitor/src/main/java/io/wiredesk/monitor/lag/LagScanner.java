package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.config.PostgresSettings;
import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.storage.SearchQueue;
import io.wiredesk.monitor.storage.SqlFailures;
import io.wiredesk.monitor.storage.StoredOffsets;
import io.wiredesk.monitor.topics.Consumers;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at everything that reads: groups of all kinds, and what the sink has stored. Each scan
 * answers within some seconds whatever is missing, and adds to the window that verdicts are judged
 * on. Thread-safe; scans take turns.
 */
public final class LagScanner implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PROBE_BUDGET = Duration.ofSeconds(5);

  /** Only the first record at an offset is wanted: small fetches, handed over a few at a time. */
  private static final Map<String, Object> PROBING =
      Map.of(
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          50,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
          32 * 1024,
          ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
          8 * 1024 * 1024,
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
          50);

  private final Admin admin;
  private final GroupReader groups;
  private final LogSpanReader logs;
  private final RetentionReader retention;
  private final Optional<StoredOffsets> storage;
  private final Optional<SearchQueue> search;
  private final RecordTimes times;
  private final LagHistory history;
  private final VerdictRule rule;
  private final OurReaders ours;
  private final InstantSource clock;
  private volatile Optional<LagReport> last = Optional.empty();

  /**
   * Opens clients of its own.
   *
   * @param kafka properties of Kafka's clients
   * @param database where the sink stores; empty leaves storage lag out
   * @param window how long samples are kept for verdicts and trends
   */
  public LagScanner(
      Map<String, ?> kafka,
      Optional<DataSource> database,
      Duration window,
      OurReaders ours,
      InstantSource clock) {
    this.admin = Admin.create(new HashMap<>(kafka));
    this.groups = new GroupReader(admin, TIMEOUT);
    this.logs = new LogSpanReader(admin, TIMEOUT);
    this.retention = new RetentionReader(admin, TIMEOUT);
    this.storage = database.map(StoredOffsets::new);
    this.search = database.map(SearchQueue::new);
    this.times =
        new RecordTimes(
            new RecordProbe(() -> Consumers.open(kafka, "none", PROBING), clock), PROBE_BUDGET);
    this.history = new LagHistory(window);
    this.rule = new VerdictRule(window.dividedBy(4));
    this.ours = ours;
    this.clock = clock;
  }

  /** A scanner for the cluster and the database that the file names. */
  public static LagScanner open(ConfigFile file) {
    MonitorConfig config = file.section("monitor", MonitorConfig.class);
    return new LagScanner(
        file.section("kafka", KafkaSettings.class).properties(),
        Optional.ofNullable(config.postgres()).map(PostgresSettings::unpooled),
        config.window(),
        OurReaders.of(config),
        InstantSource.system());
  }

  /** Looks once. Failures are in the report's problems. */
  public synchronized LagReport scan() {
    Instant at = clock.instant();
    List<String> problems = new ArrayList<>();
    Optional<List<GroupOffsets>> known = groups.read(problems);
    if (known.isEmpty()) {
      Duration took = Duration.between(at, clock.instant());
      return kept(
          new LagReport(at, took, List.of(), Map.of(), Map.of(), Optional.empty(), problems));
    }
    List<GroupOffsets> offsets = new ArrayList<>(known.get());
    storage.ifPresent(stored -> offsets.addAll(sinks(stored, problems)));
    Optional<SearchQueue.Lag> unsearched = search.flatMap(queue -> unsearched(queue, problems));
    Map<TopicPartition, LogSpan> spans =
        logs.read(OffsetReadings.topics(offsets), OffsetReadings.committed(offsets), problems);
    Map<TopicPartition, Long> uncommitted =
        logs.uncommittedEnds(OffsetReadings.beyond(offsets, spans), problems);
    List<OffsetReading> readings = OffsetReadings.of(offsets, spans, uncommitted);
    times.refresh(readings);
    List<GroupLag> lags = judged(offsets, readings, spans, at);
    Duration took = Duration.between(at, clock.instant());
    return kept(
        new LagReport(
            at,
            took,
            lags,
            offsets(spans, LogSpan.Known::start),
            offsets(spans, LogSpan.Known::end),
            unsearched,
            problems));
  }

  /**
   * Deletes what somebody else's group committed, once nobody is in it.
   *
   * @throws BadRequestException when it is ours, or not there, or somebody is in it
   * @throws UnavailableException when the broker does not answer
   */
  void forget(String group) {
    GroupLag known =
        last.flatMap(report -> report.group(group))
            .filter(g -> !g.ours())
            .orElseThrow(
                () -> new BadRequestException("no group of somebody else's is called " + group));
    groups.forget(group, known.kind());
  }

  /** The newest scan; empty before the first. */
  public Optional<LagReport> last() {
    return last;
  }

  private LagReport kept(LagReport report) {
    last = Optional.of(report);
    return report;
  }

  /** A group a connector; none, with a problem noted, when the database does not answer. */
  private static List<GroupOffsets> sinks(StoredOffsets stored, List<String> problems) {
    try {
      return stored.read().entrySet().stream()
          .map(
              e ->
                  new GroupOffsets(
                      e.getKey(), GroupKind.STORAGE, "-", true, Set.of(), e.getValue()))
          .toList();
    } catch (SQLException e) {
      problems.add("postgres: " + SqlFailures.reason(e));
      return List.of();
    }
  }

  private static Optional<SearchQueue.Lag> unsearched(SearchQueue queue, List<String> problems) {
    try {
      return queue.read();
    } catch (SQLException e) {
      String problem = "postgres: " + SqlFailures.reason(e);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    times.close();
    admin.close(TIMEOUT);
  }

  private List<GroupLag> judged(
      List<GroupOffsets> offsets,
      List<OffsetReading> readings,
      Map<TopicPartition, LogSpan> spans,
      Instant at) {
    Map<String, Duration> keeps = retention.read(OffsetReadings.known(readings), at);
    Map<GroupOffsets, List<PartitionLag>> byGroup = new HashMap<>();
    Set<LagHistory.Reader> present = new HashSet<>();
    for (OffsetReading reading : readings) {
      present.add(reading.reader());
      Optional<Duration> kept = Optional.ofNullable(keeps.get(reading.partition().topic()));
      byGroup
          .computeIfAbsent(reading.group(), g -> new ArrayList<>())
          .add(judged(reading, kept, at));
    }
    history.retain(present);
    return offsets.stream()
        .map(
            g ->
                new GroupLag(
                    g.group(),
                    g.kind(),
                    g.state(),
                    ours.has(g),
                    g.neverRead(spans),
                    byGroup.getOrDefault(g, List.of())))
        .toList();
  }

  private PartitionLag judged(OffsetReading reading, Optional<Duration> kept, Instant at) {
    OffsetReading seen = reading.withNothingLeft(times.nothingLeft(reading));
    OptionalDouble seconds = times.age(seen, clock.instant());
    OptionalLong lag = seen.lag();
    if (lag.isEmpty()) {
      return seen.lag(seconds, kept, Verdict.OK, Optional.empty());
    }
    List<LagSample> window = history.add(seen.reader(), seen.sample(at));
    return seen.lag(seconds, kept, rule.judge(window), Trend.over(window));
  }

  private static Map<TopicPartition, Long> offsets(
      Map<TopicPartition, LogSpan> spans, ToLongFunction<LogSpan.Known> offset) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    spans.forEach(
        (partition, span) -> {
          if (span instanceof LogSpan.Known log) {
            offsets.put(partition, offset.applyAsLong(log));
          }
        });
    return offsets;
  }
}
