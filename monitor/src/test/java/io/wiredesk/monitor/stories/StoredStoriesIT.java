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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The console's questions to the sink's tables, as its migrations make them. */
class StoredStoriesIT extends StoredStories {
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
    JsonNode groups = new CopyGroups(storage).page(ALL, PageCursor.START).path("groups");

    assertThat(groups.findValuesAsText("groupId")).containsExactly("ferries", "gone", "crowd-1");
    assertThat(groups.get(0).path("copies").asInt()).isEqualTo(2);
    assertThat(groups.get(0).path("relations")).hasSize(2);
    assertThat(groups.get(1).path("title").asText()).isEqualTo("Reprinted");
    assertThat(groups.get(2).path("title").asText())
        .as("of a killed story's copy")
        .isEqualTo("Reprinted");
  }

  @Test
  void groupsAreFoundByTheirCopies() {
    assertThat(groups(ofFeed("night"))).containsExactly("ferries", "gone", "crowd-1");
    assertThat(groups(ofFeed("harbour"))).isEmpty();
    Instant nearIsLater = Instant.parse("2026-02-01T11:08:00Z");
    assertThat(groups(new StoryFilter(null, null, null, null, null, nearIsLater, null)))
        .containsExactly("ferries");
    // Its newest copy came later; the one that matches stands for it.
    assertThat(groups(new StoryFilter(null, null, null, null, null, null, nearIsLater)))
        .containsExactly("gone", "ferries", "crowd-1");
  }

  private static List<String> groups(StoryFilter filter) {
    return new CopyGroups(storage)
        .page(filter, PageCursor.START)
        .path("groups")
        .findValuesAsText("groupId");
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
    new CopyGroups(explaining).page(ALL, PageCursor.START);
    new CopyGroups(explaining).page(ofFeed("night"), PageCursor.START);
    new CopyGroups(explaining).group("ferries");

    assertThat(asked).hasSizeGreaterThan(6);
    assertThat(asked.get(0)).contains("Index Scan Backward using story_received");
    assertThat(asked.get(1)).contains("Index Scan Backward using story_feed_received");
    assertThat(asked.get(2)).contains("Bitmap Index Scan on story_search");
    // The other parts of story_revision are empty.
    String whole = "Seq Scan on story_(current|search|revision_" + thisMonth() + ")";
    assertThat(asked).allSatisfy(plan -> assertThat(plan).doesNotContainPattern(whole));
  }

  private static String thisMonth() {
    return storage
        .rows("SELECT to_char(current_date, 'YYYY_MM') AS month")
        .get(0)
        .path("month")
        .asText();
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
}
