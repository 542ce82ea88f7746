package io.wiredesk.sink.postgres;

import static io.wiredesk.sink.postgres.Stories.asCopy;
import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.schemas.Story;
import io.wiredesk.sink.connect.Backoff;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What stories are found by: built behind the rows, and gone with the text. */
class SearchIndexIT {
  private static final String FOUND =
      "SELECT story_id FROM story WHERE search @@ websearch_to_tsquery('english', '%s') ORDER BY 1";
  private static final String LEFT =
      "SELECT (SELECT count(*) FROM story_unsearched), count(*) FROM story_search";

  private final SinkHarness bench = new SinkHarness();

  @Test
  void anUpdateIsFoundByItsOwnWordsAlone() {
    bench.stories(story("a", 1)).drain().index();
    bench.stories(story("a", 2)).drain().index();
    assertThat(found("\"take 1\"")).isEmpty();
    assertThat(found("\"take 2\"")).containsExactly("a");
  }

  @Test
  void aKillTakesWhatIsFoundWithIt() {
    bench.stories(story("a", 1), story("b", 1)).drain().index();
    assertThat(found("lighthouse")).containsExactly("a", "b");
    bench.stories(kill("a", 2)).drain();
    assertThat(found("lighthouse")).containsExactly("b");
    assertThat(bench.query("SELECT story_id FROM story_search")).containsExactly("b");
  }

  /** As when a version above the kill is on its way. */
  @Test
  void aKillThatIsNotTheNewestTakesTheWordsAtOnce() {
    bench.stories(story("a", 1)).drain().index();
    Story kill = kill("a", 2);
    kill.getRevision().setCurrent(false);
    bench.stories(kill).drain();
    assertThat(found("visitors")).isEmpty();
    assertThat(bench.index().query(FOUND.formatted("visitors"))).isEmpty();
    bench.stories(story("a", 3)).drain().index();
    assertThat(found("visitors")).containsExactly("a");
  }

  @Test
  void whatIsKilledBeforeItIsBuiltIsNeverFound() {
    bench.stories(story("a", 1)).drain();
    bench.stories(kill("a", 2)).drain().index();
    assertThat(bench.query(LEFT)).containsExactly("0|0");
  }

  @Test
  void aStoryThatLivesAgainIsFoundAgain() {
    bench.stories(story("a", 1), kill("a", 2)).drain().index();
    bench.stories(story("a", 3)).drain().index();
    assertThat(found("lighthouse")).containsExactly("a");
  }

  @Test
  void aStoryThatBecomesACopyIsNotFoundAsAStory() {
    bench.stories(story("a", 1), story("b", 1)).drain().index();
    bench.copies(asCopy(story("b", 2), "a")).drain();
    assertThat(bench.query("SELECT story_id FROM story_search")).containsExactly("a");
  }

  /** The kill comes while the words of its story are written, and has to wait for them. */
  @Test
  void aKillThatComesWhileItsStoryIsBuiltTakesTheWordsAway() throws Exception {
    bench.stories(story("a", 1)).drain();
    bench.stories(kill("a", 2));
    try (Connection other =
            Database.source(bench.config(SinkHarness.REGISTRY), 90).getConnection();
        Statement gate = other.createStatement()) {
      other.setAutoCommit(false);
      // Who builds waits for this one, and has locked the story by then.
      gate.execute("INSERT INTO story_search VALUES ('a', '')");
      CompletableFuture<SinkHarness> building = CompletableFuture.supplyAsync(bench::index);
      awaitWaiting("%story_unsearched%");
      CompletableFuture<SinkHarness> killing = CompletableFuture.supplyAsync(bench::drain);
      awaitWaiting("%INSERT INTO story_current%");
      other.rollback();
      building.join();
      killing.join();
    }
    assertThat(bench.query("SELECT pub_status FROM story")).containsExactly("canceled");
    assertThat(bench.query("SELECT count(*) FROM story_search")).containsExactly("0");
    assertThat(bench.index().query(LEFT)).containsExactly("0|0");
  }

  private void awaitWaiting(String query) {
    await()
        .until(
            () ->
                bench.query(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '"
                        + query
                        + "'"),
            List.of("1")::equals);
  }

  @Test
  void whatCannotBeBuiltIsStoredAndHoldsUpNothing() {
    bench.stories(story("warm-up", 1)).drain().index();
    bench.query("ALTER TABLE story_search ADD CONSTRAINT refused CHECK (story_id <> 'n7')");
    for (int i = 0; i < 20; i++) {
      bench.stories(story("n" + i, 1));
    }
    bench.drain().index();
    assertThat(bench.query(LEFT)).containsExactly("0|20");
    assertThat(bench.query("SELECT count(*) FROM story")).containsExactly("21");
  }

  @Test
  void oneTaskBuildsAtATime() throws Exception {
    bench.stories(story("a", 1)).drain();
    try (Database one = Database.ofMigrated(bench.config(SinkHarness.REGISTRY));
        Statement held = one.connection().createStatement()) {
      held.execute(
          "SELECT pg_advisory_xact_lock(%d, hashtext(current_schema()))"
              .formatted(Migrations.OUR_LOCKS + 1));
      bench.index();
      assertThat(bench.query(LEFT)).containsExactly("1|0");
    }
    bench.index();
    assertThat(bench.query(LEFT)).containsExactly("0|1");
  }

  @Test
  void whatWasStoredBeforeTheIndexerBeganIsBuiltAndItOutlivesALostConnection() {
    bench.stories(story("a", 1)).drain();
    Tampered tampered = new Tampered(1);
    Database database =
        new Database(
            tampered.apply(Database.source(bench.config(SinkHarness.REGISTRY), 90)), () -> {});
    Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(4), () -> 0.5);
    try (SearchIndexer indexer = new SearchIndexer(database, 1, backoff).start()) {
      indexer.wake();
      await().until(() -> found("lighthouse"), List.of("a")::equals);
      assertThat(tampered.broke()).isTrue();
    }
  }

  private List<String> found(String typed) {
    return bench.query(FOUND.formatted(typed));
  }
}
