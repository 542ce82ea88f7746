package io.wiredesk.sink.postgres;

import static io.wiredesk.sink.postgres.SinkHarness.STORIES;
import static io.wiredesk.sink.postgres.Stories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that goes away and comes back, is being set up by many at once, or is not ours. */
class DatabaseAwayIT {
  private final SinkHarness bench = new SinkHarness();

  @Test
  void whatArrivesWhileItIsAwayIsStoredWhenItIsBack() {
    bench.stories(story("a", 1));
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      reader.drain();
      bench.stories(story("a", 2));
      // As the server does when it is shut down: SQLSTATE 57P01 to every session.
      bench.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'wiredesk-sink'");
      assertThatThrownBy(() -> reader.poll(10)).isInstanceOf(RetriableException.class);
      assertThat(reader.storage.stored()).isEmpty();
      reader.drain();
      assertThat(reader.context.rejected).isEmpty();
    }
    assertThat(bench.query("SELECT revision_number FROM story")).containsExactly("2");
    assertThat(bench.query("SELECT count(*) FROM story_revision")).containsExactly("2");
  }

  @Test
  void aDatabaseThatIsNotThereYetIsWaitedFor() {
    bench.stories(story("a", 1));
    Unreachable unreachable = new Unreachable();
    try (SinkHarness.Reader reader = bench.reader(unreachable, STORIES)) {
      assertThatThrownBy(() -> reader.poll(10)).isInstanceOf(RetriableException.class);
      unreachable.away = false;
      reader.drain();
    }
    assertThat(bench.query("SELECT story_id FROM story")).containsExactly("a");
  }

  @Test
  void manyTasksThatStartAtOnceMigrateOnce() throws Exception {
    bench.stories(story("a", 1));
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<SinkHarness.Reader>> starting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starting.add(pool.submit(() -> bench.reader(STORIES)));
    }
    for (Future<SinkHarness.Reader> started : starting) {
      started.get().close();
    }
    pool.shutdown();
    assertThat(
            bench.query(
                "SELECT count(*) = count(DISTINCT version) AND count(*) > 0"
                    + " FROM wiredesk_schema_history WHERE type = 'SQL'"))
        .containsExactly("t");
    assertThat(bench.query("SELECT claim FROM sink_offset")).containsExactly("4");
  }

  /** Its last step sleeps for three seconds; no answer to the task may take longer than one. */
  @Test
  void aMigrationMayTakeLongerThanAnyAnswer() throws Exception {
    PostgresSinkConfig config = bench.config(SinkHarness.REGISTRY);
    Migrations slow = slow(config, 20);
    try (Database database = new Database(Database.source(config, 1), slow::run)) {
      assertThat(database.connection().getSchema()).isEqualTo(bench.schema);
    }
    assertThat(bench.query("SELECT success FROM wiredesk_schema_history WHERE version = '900'"))
        .containsExactly("t");
  }

  @Test
  void aTaskThatFindsAnotherMigratingWaitsAWhileSaysForWhomAndTriesAgain() throws Exception {
    PostgresSinkConfig config = bench.config(SinkHarness.REGISTRY);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<?> first =
        pool.submit(
            () -> {
              slow(config, 20).run();
              return null;
            });
    await()
        .until(
            () ->
                bench
                    .query(
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(3)%'"
                            + " AND application_name = '"
                            + Migrations.APPLICATION
                            + "'")
                    .contains("1"));
    assertThatThrownBy(() -> slow(config, 1).run())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(SqlFault.of(e)).isEqualTo(SqlFault.TRANSIENT))
        .hasMessageMatching(
            "waiting for the migration of schema "
                + bench.schema
                + " by another task, session \\d+, for .* now");
    slow(config, 20).run();
    first.get();
    pool.shutdown();
    assertThat(bench.query("SELECT count(*) FROM wiredesk_schema_history WHERE version = '900'"))
        .containsExactly("1");
  }

  private static Migrations slow(PostgresSinkConfig config, int waitSeconds) {
    return new Migrations(
        Migrations.source(config),
        config,
        waitSeconds,
        Migrations.LOCATION,
        "classpath:io/wiredesk/sink/slowmigration");
  }

  @Test
  void otherPeoplesTablesInTheSchemaAreLeftAlone() {
    bench.query("CREATE SCHEMA " + bench.schema);
    bench.query("CREATE TABLE " + bench.schema + ".theirs (id integer)");
    bench.stories(story("a", 1)).drain();
    assertThat(bench.query("SELECT story_id FROM story")).containsExactly("a");
  }

  @Test
  void aTableOfOursThatSomebodyElseHasIsSaidPlainly() {
    bench.query("CREATE SCHEMA " + bench.schema);
    bench.query("CREATE TABLE " + bench.schema + ".story (id integer)");
    bench.stories(story("a", 1));
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      assertThatThrownBy(() -> reader.poll(10))
          .isInstanceOf(ConnectException.class)
          .isNotInstanceOf(RetriableException.class)
          .hasMessageContaining("postgres.schema");
    }
  }

  @Test
  void aColumnThatSomebodyRenamedStopsTheTaskAndLosesNothing() {
    bench.stories(story("a", 1)).drain();
    bench.query("ALTER TABLE story_revision RENAME COLUMN slugline TO slug");
    bench.stories(story("b", 1));
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      assertThatThrownBy(() -> reader.poll(10))
          .isInstanceOf(ConnectException.class)
          .isNotInstanceOf(RetriableException.class)
          .hasMessageContaining("SQLSTATE 42703");
      assertThat(reader.context.rejected).isEmpty();
    }
    bench.query("ALTER TABLE story_revision RENAME COLUMN slug TO slugline");
    bench.drain();
    assertThat(bench.query("SELECT story_id FROM story ORDER BY 1")).containsExactly("a", "b");
  }

  /** 53100: the disk is full; 53200: memory is short; 42501: a right is missing. */
  @ParameterizedTest
  @CsvSource({"53100, true", "53200, true", "42501, false"})
  void whatTheServerLacksIsNoFaultOfTheRecord(String state, boolean passes) {
    bench.stories(story("a", 1)).drain();
    bench.query(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN RAISE EXCEPTION USING ERRCODE = ''%s''; END'".formatted(state));
    bench.query(
        "CREATE TRIGGER refuse BEFORE INSERT ON story_revision"
            + " FOR EACH ROW EXECUTE FUNCTION refuse()");
    bench.stories(story("b", 1));
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      assertThatThrownBy(() -> reader.poll(10))
          .isInstanceOf(passes ? RetriableException.class : ConnectException.class)
          .matches(e -> passes == e instanceof RetriableException)
          .hasMessageContaining(state);
      assertThat(reader.context.rejected).isEmpty();
    }
    bench.query("DROP TRIGGER refuse ON story_revision");
    bench.drain();
    assertThat(bench.query("SELECT story_id FROM story ORDER BY 1")).containsExactly("a", "b");
  }
}
