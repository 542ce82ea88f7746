package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.monitor.config.FeedExpectations;
import io.wiredesk.monitor.feeds.FeedCount;
import io.wiredesk.monitor.feeds.FeedRhythmReader;
import io.wiredesk.monitor.feeds.FeedTracker;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.latency.LatencyStage;
import io.wiredesk.monitor.latency.LatencyTracker;
import io.wiredesk.monitor.output.ScanMetrics;
import io.wiredesk.monitor.reconcile.Fate;
import io.wiredesk.monitor.reconcile.LiveReconciliation;
import io.wiredesk.monitor.reconcile.OverdueMessage;
import io.wiredesk.monitor.reconcile.ReconcileMetrics;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.storage.StoredRevisions;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.MetricsPage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The sum that is kept up, rhythm and latency against a real PostgreSQL that does not have what is
 * looked for, has it twice, or takes too long. Each test has a partition of {@code wire.raw} to
 * itself.
 */
class LiveSumIT {
  static EmbeddedPostgres postgres;

  @BeforeAll
  static void start(@TempDir Path database) throws Exception {
    postgres = BareTables.start(database);
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  /** More than are looked up at once are lost for good; those after them are found all the same. */
  @Test
  void someThatStayUnaccountedKeepNoneFromBeingFound() throws Exception {
    execute(
        "insert into story_revision (story_id, revision_key, lane, raw_partition, raw_offset)"
            + " select 'f' || i, '1', 'story', 21, i from generate_series(11000, 11999) as i");
    LiveReconciliation live = live();
    live.accept(accepted(21, 12_000));
    live.settle(Duration.ofSeconds(30));

    LiveReconciliation.State state = live.state(true);

    assertThat(state.complete()).isTrue();
    assertThat(state.sum().count(Fate.STORED)).isEqualTo(1_000);
    assertThat(state.sum().count(Fate.UNACCOUNTED)).isEqualTo(11_000);
    execute(
        "insert into story_revision (story_id, revision_key, lane, raw_partition, raw_offset)"
            + " values ('f', '1', 'story', 21, 10999)");
    live.settle(Duration.ofSeconds(30));
    assertThat(live.state(true).sum().count(Fate.STORED)).isEqualTo(1_001);
  }

  @Test
  void aReplayedMessageThatIsPublishedAgainAndAgainIsStoredOnce() throws Exception {
    LiveReconciliation live = live();
    live.accept(accepted(22, 1));
    Rejected rejected =
        TestWire.rejected("demo", "match", "test", Instant.now())
            .setSourceTopic(WireTopic.RAW.topicName())
            .setSourcePartition(22)
            .setSourceOffset(0L)
            .build();
    live.rejected(rejected, TestWire.seen("wire.rejected", 0, 0, Instant.now()));
    execute(
        "insert into story_revision (story_id, revision_key, lane, raw_partition, raw_offset)"
            + " values ('g', '1', 'story', 22, 0)");
    Story story = TestWire.story(TestWire.message("demo", "g", Instant.now()).build(), 22, 0);
    for (int time = 0; time < 3; time++) {
      live.story(story, TestWire.seen("wire.stories", 0, time, Instant.now()));
      live.settle(Duration.ofSeconds(30));
    }

    assertThat(live.state(true).sum().render()).startsWith("accepted 1 = stored 1 ");
    assertThat(live.state(true).sum().balanced()).isTrue();
  }

  @Test
  void twoRowsOfOneMessageAreDoubled() throws Exception {
    LiveReconciliation live = live();
    live.accept(accepted(23, 1));
    execute(
        "insert into story_revision (story_id, revision_key, lane, raw_partition, raw_offset)"
            + " values ('h', '1', 'story', 23, 0), ('h', '2', 'copy', 23, 0)");
    live.settle(Duration.ofSeconds(30));
    assertThat(live.state(true).sum().doubledCount()).isEqualTo(1);
  }

  /** As after enrich was started anew: no notice says that it came out, but its row does. */
  @Test
  void whatIsHeldBeyondItsTimeIsAnAlarmUnlessItIsStored() throws Exception {
    LiveReconciliation live = live();
    live.accept(accepted(24, 2));
    for (long offset = 0; offset < 2; offset++) {
      Notice held =
          TestWire.notice(NoticeKind.STORY_HELD, Instant.now())
              .setStoryId("e" + offset)
              .setRawRef(new RawRef(24, offset))
              .setUntil(Instant.now().minusSeconds(60))
              .build();
      live.notice(held, TestWire.seen("wire.notices", 0, offset, Instant.now()));
    }
    execute(
        "insert into story_revision (story_id, revision_key, lane, raw_partition, raw_offset)"
            + " values ('e1', '1', 'story', 24, 1)");
    live.settle(Duration.ofSeconds(30));

    ReconcileReport sum = live.state(true).sum();

    assertThat(sum.overdue()).extracting(OverdueMessage::storyId).containsExactly("e0");
    assertThat(sum.balanced()).isFalse();
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    MetricsPage page = new MetricsPage();
    ReconcileMetrics.write(live.state(true), page);
    new ScanMetrics(metrics).show(page);
    assertThat(metrics.scrape()).contains("wiredesk_messages_overdue 1.0");
  }

  @Test
  void storiesThatAreTooManyToBeCountedAreMissingFromTheSumAndNoMore() throws Exception {
    execute(
        "create schema uncounted",
        "create view uncounted.story as select 1 as story_id from pg_sleep(60)");
    execute(
        "insert into story_revision (story_id, revision_key, lane, raw_partition, raw_offset)"
            + " values ('i', '1', 'story', 25, 0)");
    LiveReconciliation live =
        new LiveReconciliation(
            Optional.of(new StoredRevisions(database("uncounted"))), InstantSource.system());
    live.accept(accepted(25, 1));
    live.settle(Duration.ofSeconds(30));
    live.settle(Duration.ofSeconds(30));

    LiveReconciliation.State state = live.state(true);

    assertThat(state.complete()).isTrue();
    assertThat(state.problem()).isEmpty();
    assertThat(state.missing().orElseThrow()).startsWith("stories are not counted: ");
    assertThat(state.sum().balanced()).isTrue();
    assertThat(state.sum().render()).contains("\nstories not counted,");
  }

  @Test
  void aDayThatTakesTooLongIsLeftOutOfTheRhythmAndNotAskedForAgain() throws Exception {
    execute(
        "insert into story_revision (story_id, revision_key, lane, feed, received_at)"
            + " select 'd' || i, '1', 'story', 'daily', now() - i * interval '1 hour'"
            + " from generate_series(1, 100) as i",
        "create schema unlearned",
        "create function unlearned.look(at timestamptz) returns boolean language plpgsql as $$"
            + " begin if at < now() - interval '3 days' then perform pg_sleep(60); end if;"
            + " return true; end $$",
        "create view unlearned.story_revision as"
            + " select * from public.story_revision where feed = 'daily' and unlearned.look(received_at)");
    FeedTracker book =
        new FeedTracker(new FeedExpectations(Map.of()), Duration.ofDays(1), InstantSource.system());
    FeedRhythmReader reader =
        new FeedRhythmReader(database("unlearned"), book, InstantSource.system());

    assertThat(reader.learn(Duration.ofMinutes(2))).isTrue();
    assertThat(book.report(true).missing().orElseThrow()).matches("[123] of 28 days could not .*");
    assertThat(book.report(true).feeds().get(0).expectation())
        .isEqualTo(FeedCount.Expectation.LEARNED);
    assertThat(reader.learn(Duration.ofMinutes(2))).as("done at once").isTrue();
  }

  @Test
  void someThatAreNeverStoredKeepNoneFromBeingTimed() throws Exception {
    Instant noon = Instant.parse("2026-05-05T12:00:00Z");
    LatencyTracker book =
        new LatencyTracker(
            new SimpleMeterRegistry(),
            Optional.of(new StoredRevisions(postgres.getPostgresDatabase())),
            () -> noon);
    WireStory message = TestWire.message("ap", "n", noon).build();
    for (int offset = 0; offset <= 2_000; offset++) {
      book.message(message, TestWire.seen("wire.raw", 26, offset, noon));
      book.story(
          TestWire.story(message, 26, offset), TestWire.seen("wire.stories", 0, offset, noon));
    }
    execute(
        "insert into story_revision values ('n', '1', 'story', 26, 2000, '2026-05-05T12:00:01Z')");
    book.settle();
    book.settle();
    assertThat(book.read(false, set -> set.hour("ap", LatencyStage.TOTAL, noon)).count())
        .isEqualTo(1);
  }

  private static LiveReconciliation live() {
    return new LiveReconciliation(
        Optional.of(new StoredRevisions(postgres.getPostgresDatabase())), InstantSource.system());
  }

  /** So many messages on a partition of {@code wire.raw}, as a scan tells them. */
  private static LagReport accepted(int partition, long end) {
    TopicPartition raw = new TopicPartition(WireTopic.RAW.topicName(), partition);
    return new LagReport(
        Instant.now(),
        Duration.ZERO,
        List.of(),
        Map.of(raw, 0L),
        Map.of(raw, end),
        Optional.empty(),
        List.of());
  }

  /** What the schema has is found there, all else where it was. */
  private static DataSource database(String schema) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
    source.setCurrentSchema(schema + ",public");
    return source;
  }

  private static void execute(String... statements) throws SQLException {
    BareTables.execute(postgres, statements);
  }
}
