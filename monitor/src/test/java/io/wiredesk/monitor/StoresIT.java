package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.monitor.config.FeedExpectations;
import io.wiredesk.monitor.feeds.FeedCount;
import io.wiredesk.monitor.feeds.FeedRhythmReader;
import io.wiredesk.monitor.feeds.FeedState;
import io.wiredesk.monitor.feeds.FeedTracker;
import io.wiredesk.monitor.lag.GroupKind;
import io.wiredesk.monitor.lag.GroupLag;
import io.wiredesk.monitor.lag.LagMetrics;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.monitor.lag.LagTable;
import io.wiredesk.monitor.lag.OffsetStanding;
import io.wiredesk.monitor.lag.OurReaders;
import io.wiredesk.monitor.lag.PartitionLag;
import io.wiredesk.monitor.latency.LatencyStage;
import io.wiredesk.monitor.latency.LatencyTracker;
import io.wiredesk.monitor.output.ScanMetrics;
import io.wiredesk.monitor.reconcile.LiveReconciliation;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.monitor.storage.SearchQueue;
import io.wiredesk.monitor.storage.StoredRevisions;
import io.wiredesk.monitor.topics.Progress;
import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.TestTopics;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.monitor.topics.TopicTail;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.MetricsPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What is stored, by a real broker and a real PostgreSQL: storage lag and the sum of all messages.
 */
class StoresIT extends StoresSteps {
  @Test
  void storageLagIsWhatTheTableSaysAgainstTheEndOfTheTopics() throws Exception {
    execute(
        "create table if not exists sink_offset (connector text, topic text, partition int,"
            + " next_offset bigint, claim bigint, updated_at timestamptz)",
        "insert into sink_offset values ('wiredesk-postgres', 'wire.stories', 0, 3, 1, now())");
    TestTopics.write(broker, "wire.stories", 0, 3, Instant.now().minusSeconds(500));
    TestTopics.write(broker, "wire.stories", 0, 2, Instant.now().minusSeconds(90));
    TestTopics.write(broker, "wire.stories", 1, 4, Instant.now().minusSeconds(30));

    try (LagScanner scanner = scanner(postgres.getPostgresDatabase())) {
      GroupLag storage = scanner.scan().group("wiredesk-postgres").orElseThrow();

      assertThat(storage.kind()).isEqualTo(GroupKind.STORAGE);
      assertThat(storage.lag()).hasValue(6);
      assertThat(storage.maxSeconds().orElseThrow()).isEqualTo(90, within(10.0));
      PartitionLag untouched =
          storage.partitions().stream()
              .filter(p -> p.topic().equals("wire.stories") && p.partition() == 1)
              .findFirst()
              .orElseThrow();
      assertThat(untouched.standing()).isEqualTo(OffsetStanding.NO_COMMIT);
      assertThat(untouched.lag()).hasValue(4);
    }
  }

  @Test
  void searchLagIsWhatWaitsToBeBuilt() throws Exception {
    try (LagScanner scanner = scanner(postgres.getPostgresDatabase())) {
      execute(
          "create table if not exists sink_offset (connector text, topic text, partition int,"
              + " next_offset bigint, claim bigint, updated_at timestamptz)",
          "drop table if exists story_unsearched");
      assertThat(scanner.scan().search()).as("before the sink's first start").isEmpty();
      execute(
          "create table story_unsearched (story_id text, since timestamptz)",
          "insert into story_unsearched values ('a', now()), ('b', now() - interval '90 s')");
      LagReport report = scanner.scan();
      assertThat(report.search().orElseThrow().stories()).isEqualTo(2);
      assertThat(report.search().orElseThrow().seconds()).isEqualTo(90, within(10.0));
      assertThat(LagTable.render(report)).contains("searching is behind storing by 2 stories");
      PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      MetricsPage page = new MetricsPage();
      LagMetrics.write(report, "test", page);
      new ScanMetrics(metrics).show(page);
      assertThat(metrics.scrape()).contains("wiredesk_search_lag{cluster_name=\"test\"} 2.0");
      execute("truncate story_unsearched");
      assertThat(scanner.scan().search()).hasValue(new SearchQueue.Lag(0, 0));
    }
  }

  @Test
  void databaseThatIsAwayIsAProblemAndNoMore() {
    PGSimpleDataSource away = new PGSimpleDataSource();
    away.setUrl("jdbc:postgresql://127.0.0.1:" + TestBroker.freePort() + "/none");

    try (LagScanner scanner = scanner(away)) {
      LagReport report = scanner.scan();

      assertThat(report.problems()).singleElement().asString().startsWith("postgres: ");
      assertThat(report.ends()).isNotEmpty();
    }
    assertThatThrownBy(() -> reconciler(away).run(10, Progress.NONE))
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith("postgres: ");
  }

  @Test
  void sumOfEverythingReadFromTopicsAndTable() throws Exception {
    TestTopics.write(broker, "wire.raw", 0, 7, Instant.now());
    write(WireTopic.NOTICES, notice(NoticeKind.STORY_RESENT, 2));
    write(WireTopic.NOTICES, notice(NoticeKind.STORY_HELD, 3));
    write(WireTopic.NOTICES, notice(NoticeKind.STORY_HELD, 1));
    write(WireTopic.NOTICES, notice(NoticeKind.STORY_RELEASED, 1));
    write(WireTopic.NOTICES, notice(NoticeKind.FEED_SILENT, 6));
    write(WireTopic.REJECTED, rejectedByEnrich(4));
    write(WireTopic.REJECTED, rejected().build());
    TestTopics.write(broker, "wire.rejected", 0, 1, Instant.now());
    TestTopics.write(broker, "wire.rejected.sink", 0, 1, Instant.now());
    // Truncated Avro is poison, and no sign that the registry is away.
    byte[] whole = bytes(WireTopic.REJECTED, rejected().build());
    send(WireTopic.REJECTED, Arrays.copyOf(whole, whole.length - 3));
    send(WireTopic.REJECTED_SINK, Arrays.copyOf(whole, 9));
    execute(
        "insert into story values ('a')",
        "insert into story_revision values ('a', '1', 'story', 0, 0), ('a', '2', 'story', 0, 1),"
            + " ('b', '1', 'copy', 0, 5), ('c', '1', 'story', null, null)");

    ReconcileReport report = reconciler(postgres.getPostgresDatabase()).run(10, Progress.NONE);

    assertThat(report.render())
        .isEqualTo(
            """
            accepted 7 = stored 2 + duplicates 1 + resends 1 + held 1 + rejected 1 + unaccounted 1
            stories 1, rejected at ingest 1
            ! unaccounted wire.raw-0@6
            ! 2 records on wire.rejected.sink are unreadable
            """);
    assertThat(liveSum().render()).isEqualTo(report.render());
  }

  @Test
  void timesToTheRowAreThoseOfTheRow() throws Exception {
    Instant noon = Instant.parse("2026-05-04T12:00:00Z");
    LatencyTracker book =
        new LatencyTracker(
            new SimpleMeterRegistry(),
            Optional.of(new StoredRevisions(postgres.getPostgresDatabase())),
            () -> noon);
    WireStory message = TestWire.message("ap", "s", noon).build();
    book.message(message, TestWire.seen("wire.raw", 3, 70, noon.plusMillis(10)));
    book.story(
        TestWire.story(message, 3, 70), TestWire.seen("wire.stories", 0, 0, noon.plusMillis(200)));
    book.settle();
    assertThat(book.read(false, set -> set.hour("ap", LatencyStage.TOTAL, noon)).count()).isZero();

    execute(
        "insert into story_revision values ('s', '1', 'story', 3, 70, '2026-05-04T12:00:00.500Z')");
    book.settle();

    assertThat(median(book, LatencyStage.STORED, noon)).isEqualTo(0.3, within(0.02));
    assertThat(median(book, LatencyStage.TOTAL, noon)).isEqualTo(0.5, within(0.03));
  }

  @Test
  void rhythmIsLearnedFromWhatIsStored() throws Exception {
    execute(
        "insert into story_revision (story_id, revision_key, lane, feed, received_at)"
            + " select 'r' || i, '1', 'story', 'rhythmic', now() - i * interval '10 minutes'"
            + " from generate_series(1, 1000) as i");
    FeedTracker book =
        new FeedTracker(new FeedExpectations(Map.of()), Duration.ofDays(1), InstantSource.system());

    boolean all =
        new FeedRhythmReader(postgres.getPostgresDatabase(), book, InstantSource.system())
            .learn(Duration.ofMinutes(1));

    assertThat(all).isTrue();
    assertThat(book.report(true).missing()).isEmpty();

    FeedCount feed = book.report(true).feeds().get(0);
    assertThat(feed.feed()).isEqualTo("rhythmic");
    assertThat(feed.expectation()).isEqualTo(FeedCount.Expectation.LEARNED);
    assertThat(feed.intervalSeconds().orElseThrow()).isEqualTo(600, within(60.0));
    assertThat(feed.state()).isEqualTo(FeedState.LIVE);
    assertThat(feed.messages()).isZero();
  }

  private static double median(LatencyTracker book, LatencyStage stage, Instant now) {
    return book.read(false, set -> set.hour("ap", stage, now)).quantile(0.5).orElseThrow();
  }

  private static ReconcileReport liveSum() {
    LiveReconciliation live =
        new LiveReconciliation(
            Optional.of(new StoredRevisions(postgres.getPostgresDatabase())),
            InstantSource.system());
    try (TopicTail tail =
            new TopicTail(
                broker.clients(),
                REGISTRY.properties(),
                Duration.ofDays(1),
                InstantSource.system(),
                TopicTail.ALL,
                List.of(live));
        LagScanner scanner = scanner(postgres.getPostgresDatabase())) {
      tail.catchUp(Duration.ofSeconds(30));
      live.accept(scanner.scan());
      live.settle(Duration.ofSeconds(30));
      LiveReconciliation.State state = live.state(tail.isComplete());
      assertThat(state.complete()).isTrue();
      assertThat(state.sum().stories()).hasValue(1);
      return state.sum();
    }
  }

  private static Reconciler reconciler(DataSource database) {
    return new Reconciler(broker.clients(), REGISTRY.properties(), database);
  }

  private static LagScanner scanner(DataSource database) {
    return new LagScanner(
        broker.clients(),
        Optional.of(database),
        Duration.ofMinutes(2),
        new OurReaders(Set.of()),
        InstantSource.system());
  }
}
