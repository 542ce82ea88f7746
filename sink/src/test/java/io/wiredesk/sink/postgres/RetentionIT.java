package io.wiredesk.sink.postgres;

import static io.wiredesk.sink.postgres.Stories.asCopy;
import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Revisions stand by the month in which their story was first stored, and go with it. */
class RetentionIT {
  /** The table of a revision, this month's told as such. */
  private static final String WHERE =
      "SELECT story_id, revision_key, CASE tableoid::regclass::text WHEN"
          + " 'story_revision_' || to_char(current_date, 'YYYY_MM') THEN 'now' ELSE"
          + " tableoid::regclass::text END FROM story_revision ORDER BY 1, 2";

  private static final String AGE =
      "UPDATE %s SET since = '2024-01-15' WHERE story_id IN ('a', 'c')";
  private static final String OLD_MONTH =
      "CREATE TABLE story_revision_2024_01 PARTITION OF story_revision FOR VALUES FROM"
          + " ('2024-01-01') TO ('2024-02-01')";
  private static final List<String> TABLES =
      List.of("story_head", "story_current", "story_copy", "story_revision", "story_search");

  private final SinkHarness bench = new SinkHarness();

  @Test
  void aStorysRevisionsStayTogetherWhereItBegan() {
    bench.stories(story("a", 1)).drain();
    assertThat(bench.query(WHERE)).containsExactly("a|key-1|now");
    age();
    bench.stories(story("a", 2), story("b", 1)).drain();
    assertThat(bench.query(WHERE))
        .containsExactly(
            "a|key-1|story_revision_2024_01", "a|key-2|story_revision_2024_01", "b|key-1|now");
    assertThat(
            bench.query("SELECT story_id, revision_number, body IS NOT NULL FROM story ORDER BY 1"))
        .containsExactly("a|2|t", "b|1|t");
    assertThat(bench.stories(story("a", 2)).drain().query(WHERE)).as("told again").hasSize(3);
  }

  @Test
  void aKillFindsAnOldStorysText() {
    bench.stories(story("a", 1)).drain();
    age();
    bench.stories(kill("a", 2)).drain();
    assertThat(bench.query("SELECT body IS NULL, headline IS NULL FROM story_revision"))
        .containsExactly("t|t", "t|t");
  }

  @Test
  void whatIsKeptNoLongerGoesWhole() throws Exception {
    bench.stories(story("a", 1), story("b", 1)).copies(asCopy(story("c", 1), "a")).drain().index();
    age();
    assertThat(tend(0)).as("kept for ever").isZero();
    assertThat(bench.query("SELECT story_id FROM story_head")).hasSize(3);
    assertThat(tend(400)).isOne();
    for (String table : TABLES) {
      assertThat(bench.query("SELECT DISTINCT story_id FROM " + table + " WHERE story_id <> 'b'"))
          .as(table)
          .isEmpty();
    }
    assertThat(bench.query("SELECT story_id FROM story WHERE body IS NOT NULL"))
        .containsExactly("b");
    bench.stories(story("a", 2)).drain();
    assertThat(bench.query(WHERE)).as("begins anew").containsExactly("a|key-2|now", "b|key-1|now");
  }

  @Test
  void aMonthTakesItsRevisionsFromWhereTheyWaited() throws Exception {
    bench.stories(story("a", 1), story("b", 1)).drain();
    bench.query("UPDATE story_revision SET since = '2024-01-15' WHERE story_id = 'a'");
    bench.query(
        "DROP TABLE story_revision_"
            + bench.query("SELECT to_char(current_date, 'YYYY_MM')").get(0));
    bench.query("DELETE FROM story_head");
    bench.stories(story("b", 2)).drain();
    assertThat(bench.query(WHERE))
        .containsExactly("a|key-1|story_revision_other", "b|key-2|story_revision_other");
    assertThat(tend(0)).isZero();
    assertThat(bench.query(WHERE)).containsExactly("a|key-1|story_revision_other", "b|key-2|now");
    bench.query("UPDATE story_head SET since = '2024-01-15' WHERE story_id = 'a'");
    tend(400);
    assertThat(bench.query(WHERE)).containsExactly("b|key-2|now");
  }

  @Test
  void whatWasStoredBeforeIsItsFirstMonth() throws Exception {
    bench.migrateTo("4");
    bench.query(
        """
        INSERT INTO story_head (story_id, lane, revision_number) VALUES ('a', 'story', 1);
        INSERT INTO story_current (story_id, revision_number, revision_key, order_key, pub_status, change, type, feed,
            received_at, subjects, places, genres, keywords, ed_notes, topics, tickers, related, warnings)
        VALUES ('a', 1, 'key-1', 'o', 'usable', 'new', 'text', 'demo', now(), '[]', '[]', '[]', '[]', '[]', '{}', '{}', '[]', '{}');
        INSERT INTO story_revision (story_id, revision_key, order_key, lane, revision_number, pub_status, change,
            changed_fields, feed, body, received_at)
        VALUES ('a', 'key-1', 'o', 'story', 1, 'usable', 'new', '{}', 'demo', 'A text.', now())\
        """);
    bench.stories(story("a", 2), story("a", 1)).drain();
    assertThat(bench.query(WHERE)).containsExactly("a|key-1|now", "a|key-2|now");
    assertThat(bench.query("SELECT revision_number, body <> 'A text.' FROM story"))
        .containsExactly("2|t");
  }

  private void age() {
    bench.query(OLD_MONTH);
    TABLES.stream()
        .filter(t -> !"story_search".equals(t))
        .forEach(t -> bench.query(AGE.formatted(t)));
  }

  private int tend(int days) throws Exception {
    try (Database database = Database.ofMigrated(bench.config(SinkHarness.REGISTRY));
        Connection connection = database.connection()) {
      return new Retention(database, days).tend(connection);
    }
  }
}
