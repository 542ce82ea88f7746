package io.wiredesk.monitor.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.http.PageCursor;
import io.wiredesk.monitor.storage.ExplainingQueries;
import io.wiredesk.monitor.storage.StorageQueries;
import io.wiredesk.monitor.topics.TestBroker;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.schemas.PubStatus;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The console's questions to the sink's tables, as its migrations make them. */
class StoredStoriesIT {
  private static final Path MIGRATIONS =
      Path.of("..", "sink", "src", "main", "resources", "io", "wiredesk", "sink", "migration");

  /** Enough for the planner to prefer an index by itself. */
  private static final int CROWD = 20_000;

  static EmbeddedPostgres postgres;
  static StorageQueries storage;

  @BeforeAll
  static void start(@TempDir Path database) throws Exception {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(database)
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("random_page_cost", "1.1") // as the local stack has it
            .start();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.sorted().toList()) {
        execute(Files.readString(file));
      }
    }
    execute(
        """
        INSERT INTO story_current (story_id, revision_number, revision_key, order_key, pub_status, change, type, feed, headline,
            language, received_at, subjects, places, genres, keywords, ed_notes, topics, tickers, related, warnings)
        SELECT 'crowd-' || n, 1, 'k', 'o', 'usable', 'new', 'text', 'feed-' || n %% 7, 'Crowded square ' || n, 'en',
               timestamptz '2026-01-01 00:00Z' + make_interval(secs => n / 3), '[]', '[]', '[]', '[]', '[]', '{}', '{}', '[]', '{}'
          FROM generate_series(1, %d) AS n
        """
            .formatted(CROWD),
        """
        INSERT INTO story_revision (story_id, revision_key, order_key, lane, revision_number, pub_status, change, changed_fields,
            feed, headline, body, received_at)
        SELECT story_id, revision_key, order_key, 'story', 1, pub_status, change, '{}', feed, headline,
               'A square was crowded on day ' || substring(story_id FROM 7) || '.', received_at
          FROM story_current
        """,
        story("ferry", "k0", "Fähren fahren wieder", "de", "2026-02-01 10:00Z"),
        story("ferries", "k2", "Ferry line opens", "en", "2026-02-01 11:00Z"),
        "UPDATE story_current SET pub_status = 'canceled', headline = NULL, killed_at = now() WHERE story_id = 'crowd-1'",
        "UPDATE story_revision SET pub_status = 'canceled', headline = NULL, body = NULL WHERE story_id = 'crowd-1'",
        revision(
            "ferry", "k0", "1", "story", "Fähren fahren wieder", "Die Fähren fahren seit Montag."),
        revision("ferries", "k1", "1", "story", "Ferry line planned", "The ferries may run."),
        revision("ferries", "k2", "2", "story", "Ferry line opens", "The ferries run twice a day."),
        revision("reprint", "k3", "1", "copy", "Ferry line opens", "The ferries run twice a day."),
        "INSERT INTO story_search SELECT story_id, wiredesk_search_vector(language, headline, body) FROM story WHERE killed_at IS NULL",
        copy("reprint", "ferries", "ferries", "EXACT", "2026-02-01 11:05Z"),
        copy("reprint-2", "reprint", "ferries", "NEAR", "2026-02-01 11:09Z"),
        copy("lone-copy", "gone", "gone", "BRIEF", "2026-02-01 11:07Z"),
        "VACUUM ANALYZE"); // as autovacuum does
    storage = new StorageQueries(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  private static final StoryFilter ALL = new StoryFilter(null, null, null, null, null, null, null);

  private static StoryFilter ofFeed(String feed) {
    return new StoryFilter(feed, null, null, null, null, null, null);
  }

  @Test
  void whatIsFilteredIsLeftOut() {
    StoryFilter killed =
        new StoryFilter(
            null,
            null,
            PubStatus.canceled,
            null,
            null,
            null,
            Instant.parse("2026-01-01T00:00:02Z"));
    JsonNode stories = new StoryList(storage).page(null, killed, PageCursor.START).path("stories");
    assertThat(stories).isNotEmpty();
    stories.forEach(story -> assertThat(story.path("pubStatus").asText()).isEqualTo("canceled"));

    StoryFilter nothing =
        new StoryFilter("feed-3", "xx", null, 1, "medtop:15000000", Instant.EPOCH, null);
    assertThat(new StoryList(storage).page(null, nothing, PageCursor.START).path("stories"))
        .isEmpty();
  }

  @Test
  void pagesHoldEveryStoryOnceNewestFirst() {
    List<String> ids = new ArrayList<>();
    PageCursor cursor = PageCursor.START;
    for (int page = 0; page < 4; page++) {
      ObjectNode json = new StoryList(storage).page(null, ALL, cursor);
      json.path("stories").forEach(story -> ids.add(story.path("storyId").asText()));
      cursor = PageCursor.of(json.path("next").asText());
    }
    assertThat(ids).hasSize(4 * StoryList.PAGE).doesNotHaveDuplicates();
    assertThat(ids.subList(0, 3)).containsExactly("ferries", "ferry", "crowd-" + CROWD);
  }

  @Test
  void theLastPageHasNoNext() {
    ObjectNode json =
        new StoryList(storage)
            .page(null, ALL, new PageCursor(Instant.parse("2026-01-01T00:00:01Z"), ""));

    assertThat(json.path("stories")).hasSize(2);
    assertThat(json.path("next").isNull()).isTrue();
    assertThat(json.path("stories").get(1).path("title").asText()).isEqualTo("(killed)");
  }

  @Test
  void wordsAreFoundInEachStorysOwnLanguage() {
    assertThat(found("fähre")).containsExactly("ferry");
    assertThat(found("ferry opening")).containsExactly("ferries");
    assertThat(found("\"line opens\" -twice")).isEmpty();
    assertThat(found("'; drop table story; --")).isEmpty();
    JsonNode hit =
        new StoryList(storage).page("twice", ALL, PageCursor.START).path("stories").get(0);
    assertThat(hit.path("snippet").asText()).contains("\uE000twice\uE001");
  }

  @Test
  void ofOneFeedAlone() {
    JsonNode stories =
        new StoryList(storage).page("crowded", ofFeed("feed-3"), PageCursor.START).path("stories");

    assertThat(stories).hasSize(StoryList.PAGE);
    stories.forEach(story -> assertThat(story.path("feed").asText()).isEqualTo("feed-3"));
  }

  @Test
  void aStorysFileHasItsRevisionsNewestFirstAndItsCopies() {
    ObjectNode file = new StoryDetail(storage).of("ferries").orElseThrow();

    assertThat(file.path("story").path("displayTitle").asText()).isEqualTo("Ferry line opens");
    assertThat(file.path("story").has("search")).isFalse();
    assertThat(file.path("revisions").findValuesAsText("number")).containsExactly("2", "1");
    assertThat(file.path("revisions").get(0).path("changedFields").get(0).asText())
        .isEqualTo("body");
    assertThat(file.path("copies").findValuesAsText("storyId")).containsExactly("reprint");
    assertThat(new StoryDetail(storage).of("nobody")).isEmpty();
  }

  @Test
  void aCopysFileSaysWhose() {
    ObjectNode file = new StoryDetail(storage).of("reprint").orElseThrow();

    assertThat(file.path("story").isNull()).isTrue();
    assertThat(file.path("copy").path("ofTitle").asText()).isEqualTo("Ferry line opens");
    assertThat(file.path("copy").path("similarity").asDouble()).isEqualTo(0.9);
  }

  @Test
  void groupsComeOnceTheOneWithTheNewestCopyFirst() {
    JsonNode groups = new CopyGroups(storage).page(PageCursor.START).path("groups");

    assertThat(groups.findValuesAsText("groupId")).containsExactly("ferries", "gone");
    assertThat(groups.get(0).path("copies").asInt()).isEqualTo(2);
    assertThat(groups.get(0).path("relations")).hasSize(2);
    assertThat(groups.get(1).path("title").asText()).isEqualTo("Reprinted");
  }

  @Test
  void aGroupHasTheTextsOfItsMembers() {
    ObjectNode group = new CopyGroups(storage).group("ferries").orElseThrow();

    assertThat(group.path("original").path("body").asText())
        .isEqualTo("The ferries run twice a day.");
    assertThat(group.path("copies").get(0).path("body").asText())
        .isEqualTo("The ferries run twice a day.");
    assertThat(new CopyGroups(storage).group("gone").orElseThrow().path("original").isNull())
        .isTrue();
    assertThat(new CopyGroups(storage).group("nobody")).isEmpty();
  }

  @Test
  void noQuestionReadsAWholeTable() {
    List<String> asked = new ArrayList<>();
    StorageQueries explaining = new ExplainingQueries(postgres.getPostgresDatabase(), asked);
    PageCursor deep = new PageCursor(Instant.parse("2026-01-01T00:30:00Z"), "");
    new StoryList(explaining).page(null, ALL, deep);
    new StoryList(explaining).page(null, ofFeed("harbour"), deep);
    new StoryList(explaining).page("twice", ALL, PageCursor.START);
    new StoryDetail(explaining).of("ferries");
    new CopyGroups(explaining).page(PageCursor.START);
    new CopyGroups(explaining).group("ferries");

    assertThat(asked).hasSizeGreaterThan(6);
    assertThat(asked.get(0)).contains("Index Scan Backward using story_received");
    assertThat(asked.get(1)).contains("Index Scan Backward using story_feed_received");
    assertThat(asked.get(2)).contains("Bitmap Index Scan on story_search");
    assertThat(asked)
        .allSatisfy(
            plan ->
                assertThat(plan)
                    .doesNotContainPattern("Seq Scan on story_(current|revision|search)"));
  }

  /** Said seventeen times, a rare word looks common, and the planner leaves its index. */
  @Test
  void readingsThatAgreeStandInAQueryOnce() {
    assertThat(query("zephyr")).isEqualTo("'zephyr'");
    assertThat(query("ferries -oslo")).contains("'ferri' & !'oslo'").doesNotContain("''");
    assertThat(query("the")).isEqualTo("'the'");
    assertThat(query("\"\"")).isEqualTo("null");
  }

  private static String query(String typed) {
    return storage
        .rows("SELECT wiredesk_search_query(?) AS query", typed)
        .get(0)
        .path("query")
        .asText();
  }

  @Test
  void aDatabaseThatIsAwayIsOneLine() {
    PGSimpleDataSource away = new PGSimpleDataSource();
    away.setUrl("jdbc:postgresql://127.0.0.1:" + TestBroker.freePort() + "/none");

    assertThatThrownBy(
            () -> new StoryList(new StorageQueries(away)).page(null, ALL, PageCursor.START))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("the database does not answer");
    assertThatThrownBy(() -> storage.rows("SELECT 1 FROM no_such_table"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("older than this console");
  }

  private static List<String> found(String typed) {
    return new StoryList(storage)
        .page(typed, ALL, PageCursor.START)
        .path("stories")
        .findValuesAsText("storyId");
  }

  private static String story(
      String id, String revision, String headline, String language, String at) {
    return """
        INSERT INTO story_current (story_id, revision_number, revision_key, order_key, pub_status, change, type, feed, headline,
            language, received_at, subjects, places, genres, keywords, ed_notes, topics, tickers, related, warnings)
        VALUES ('%s', 1, '%s', 'o', 'usable', 'new', 'text', 'harbour', '%s', '%s', '%s', '[]', '[]', '[]', '[]', '[]',
            '{}', '{}', '[]', '{}')
        """
        .formatted(id, revision, headline, language, at);
  }

  private static String revision(
      String id, String key, String order, String lane, String headline, String body) {
    return """
        INSERT INTO story_revision (story_id, revision_key, order_key, lane, revision_number, pub_status, change, changed_fields,
            feed, headline, body, received_at)
        VALUES ('%s', '%s', '%s', '%s', 1, 'usable', 'update', '{body}', 'harbour', '%s', '%s', '2026-02-01 11:00Z')
        """
        .formatted(id, key, order, lane, headline, body);
  }

  private static String copy(String id, String of, String group, String relation, String at) {
    return """
        INSERT INTO story_copy (story_id, of_story_id, group_id, relation, similarity, reasons, revision_number, revision_key,
            pub_status, feed, headline, received_at)
        VALUES ('%s', '%s', '%s', '%s', 0.9, '{same text}', 1, 'k3', 'usable', 'night', 'Reprinted', '%s')
        """
        .formatted(id, of, group, relation, at);
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
