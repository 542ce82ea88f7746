package io.wiredesk.sink.postgres;

import static io.wiredesk.sink.postgres.Stories.asCopy;
import static io.wiredesk.sink.postgres.Stories.copy;
import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static io.wiredesk.sink.postgres.Stories.superseded;
import static io.wiredesk.sink.postgres.Stories.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tables say about stories, copies and kills. */
class StoredStoryIT {
  private final SinkHarness bench = new SinkHarness();

  @Test
  void aStoryIsOneRowAndEveryRevisionIsKept() {
    bench.stories(story("a", 1), story("a", 2), story("b", 1)).drain();
    assertThat(bench.query("SELECT story_id, revision_number, headline FROM story ORDER BY 1"))
        .containsExactly("a|2|Lighthouse reopens, take 2", "b|1|Lighthouse reopens, take 1");
    assertThat(bench.query("SELECT story_id, number, revisions FROM story_history ORDER BY 1, 2"))
        .containsExactly("a|1|2", "a|2|2", "b|1|1");
    assertThat(bench.query("SELECT next_offset FROM sink_offset")).containsExactly("3");
  }

  @Test
  void aLateOlderRevisionIsHistoryOnly() {
    bench.stories(story("a", 2)).drain();
    bench.stories(superseded("a", 1)).drain();
    assertThat(bench.query("SELECT revision_number FROM story")).containsExactly("2");
    assertThat(bench.query("SELECT revision_key FROM story_history ORDER BY number"))
        .containsExactly("key-1", "key-2");
  }

  @Test
  void aSupersededRevisionAloneNeverStandsInTheCurrentView() {
    bench.stories(superseded("a", 1)).drain();
    assertThat(bench.query("SELECT * FROM story")).isEmpty();
    bench.stories(story("a", 2)).drain();
    assertThat(bench.query("SELECT revision_number FROM story")).containsExactly("2");
  }

  @Test
  void aKillEmptiesTheStoryAndAllItCovers() {
    bench.stories(story("a", 1), story("a", 2)).drain();
    bench.stories(kill("a", 3)).drain();
    assertKilled();
  }

  @Test
  void aKillThatCameFirstCoversWhatComesLater() {
    bench.stories(kill("a", 3)).drain();
    bench.stories(superseded("a", 1), superseded("a", 2)).drain();
    assertKilled();
  }

  /** It has no record of its own on wire.raw, and its place rises with what else it covers. */
  @Test
  void aKillByAnotherStorysMessageLeavesNothingOfTheText() {
    bench.stories(story("a", 1)).drain().index();
    bench.stories(ordered("a", 2, "order-00001-kill")).drain();
    assertNothingLeft();
    bench.stories(superseded("a", 2), ordered("a", 3, "order-00002-kill")).drain();
    assertNothingLeft();
    assertThat(bench.query("SELECT order_key, raw_offset FROM story"))
        .containsExactly("order-00002-kill|");
  }

  private static final String SHOWN =
      "SELECT count(*) FROM (SELECT story::text AS row FROM story UNION ALL SELECT r::text FROM"
          + " story_revision AS r UNION ALL SELECT c::text FROM story_copy AS c) AS all_rows"
          + " WHERE row ~ 'Telltale'";
  private static final String KEPT =
      "SELECT guid, version, pub_status, feed, provider, language, urgency, received_at IS NULL"
          + " FROM story";

  @Test
  void aKillLeavesNothingThatTellsOfTheText() {
    bench.stories(told("a", 1), told("a", 2)).copies(asCopy(told("c", 1), "a")).drain();
    assertThat(bench.query(SHOWN)).as("as it was").doesNotContain("0");
    bench.stories(killed("a", 3)).copies(asCopy(killed("c", 2), "a")).drain();
    assertThat(bench.query(SHOWN)).containsExactly("0");
    bench.stories(later(told("a", 2))).copies(asCopy(later(told("c", 1)), "a")).drain();
    assertThat(bench.query(SHOWN)).as("from records that still carry it").containsExactly("0");
    assertThat(bench.query(KEPT)).containsExactly("urn:a|3|canceled|demo|Harbour News|en|3|f");
    assertThat(bench.query("SELECT relation, of_story_id, group_id FROM story_copy"))
        .containsExactly("EXACT|a|group-1");
  }

  @Test
  void withEraseTextTheSlugAndTheNotesOfAKillStay() {
    bench.set("erase", "text").stories(told("a", 1), killed("a", 2)).drain();
    assertThat(bench.query("SELECT headline, body, slugline, ed_notes::text FROM story"))
        .containsExactly("||Telltale|[{\"text\": \"Telltale\"}]");
    assertThat(bench.query("SELECT slugline FROM story_revision"))
        .containsExactly("Telltale", "Telltale");
    assertThat(bench.query("SELECT display_title FROM story_display"))
        .containsExactly("(killed) Telltale");
  }

  /** Two stories, the first one killed, and a killed copy, as they were stored before. */
  private static final String KILLED_BEFORE =
      """
      INSERT INTO story (story_id, revision_number, revision_key, order_key, pub_status, change, type, feed, headline, body,
          language, slugline, byline, creditline, dateline_place, copyright_notice, usage_terms, received_at, killed_at, subjects,
          places, genres, keywords, ed_notes, topics, tickers, related, warnings)
      SELECT id, 1, 'k', 'o', status, 'new', 'text', 'demo', text, text, 'en', 'Telltale', 'Telltale', 'Telltale', 'Telltale',
          'Telltale', 'Telltale', now(), killed, '["Telltale"]', '["Telltale"]', '["Telltale"]', '["Telltale"]',
          '["Telltale"]', '{}', '{}', '["Telltale"]', '{Telltale}'
      FROM (VALUES ('a', 'canceled', NULL, now()), ('b', 'usable', 'Telltale', NULL)) AS v (id, status, text, killed);
      INSERT INTO story_revision (story_id, revision_key, order_key, lane, revision_number, pub_status, change, changed_fields,
          feed, headline, slugline, body, received_at, killed_at)
      SELECT story_id, revision_key, order_key, 'story', 1, pub_status, change, '{Telltale}', feed, headline, slugline, body,
          received_at, killed_at FROM story;
      INSERT INTO story_copy (story_id, of_story_id, group_id, relation, similarity, reasons, revision_number, revision_key,
          pub_status, feed, slugline, received_at, killed_at)
      VALUES ('c', 'b', 'b', 'EXACT', 1, '{Telltale}', 1, 'k', 'canceled', 'demo', 'Telltale', now(), now())\
      """;

  @Test
  void whatWasKilledBeforeIsErasedByTheMigration() throws Exception {
    bench.migrateTo("2");
    bench.query(KILLED_BEFORE);
    assertThat(bench.query(SHOWN)).as("as it was").containsExactly("5");
    Migrations.of(bench.config(SinkHarness.REGISTRY)).run();
    assertThat(bench.query(SHOWN.replace("count(*)", "DISTINCT substring(row from '[abc],')")))
        .as("the story that lives")
        .containsExactly("b,");
  }

  @Test
  void whatWasSearchedBeforeIsFoundAfterTheMigration() throws Exception {
    bench.migrateTo("3");
    bench.query(KILLED_BEFORE);
    Migrations.of(bench.config(SinkHarness.REGISTRY)).run();
    assertThat(found("telltale")).containsExactly("b");
    assertThat(bench.query("SELECT story_id, body FROM story ORDER BY 1"))
        .containsExactly("a|", "b|Telltale");
  }

  private static Story killed(String id, int number) {
    Story kill = told(id, number);
    kill.getWire().setPubStatus(PubStatus.canceled);
    kill.getRevision().setKilledAt(Stories.DAY.plusSeconds(number));
    return kill;
  }

  private static Story later(Story story) {
    story.getRevision().setCurrent(false);
    return story;
  }

  private static Story ordered(String id, int number, String order) {
    Story kill = kill(id, number);
    kill.getWire().setRawRef(null);
    kill.getRevision().setKey("key-of-kill");
    kill.getRevision().setOrder(order);
    return kill;
  }

  private void assertNothingLeft() {
    assertThat(bench.query("SELECT count(*) FROM story WHERE story::text ~ 'reopen|Visitors'"))
        .as("also in what is searched")
        .containsExactly("0");
    assertThat(
            bench.query("SELECT count(*) FROM story_revision AS r WHERE r::text ~ 'reopen|Visit'"))
        .containsExactly("0");
    assertThat(bench.query("SELECT pub_status, coalesce(length(search), 0) FROM story"))
        .containsExactly("canceled|0");
  }

  private void assertKilled() {
    assertThat(bench.query("SELECT pub_status, headline, body, killed_at IS NULL FROM story"))
        .containsExactly("canceled|||f");
    assertThat(bench.query("SELECT display_title FROM story_display")).containsExactly("(killed)");
    assertThat(bench.query("SELECT headline, body, killed_at IS NULL FROM story_revision"))
        .containsExactly("||f", "||f", "||f");
  }

  @Test
  void aKillInOneLaneCoversALateTextInTheOther() {
    bench.stories(kill("a", 3)).drain();
    bench.copies(asCopy(superseded("a", 1), "b")).drain();
    assertThat(bench.query("SELECT count(*) FROM story_revision WHERE body IS NOT NULL"))
        .containsExactly("0");
  }

  @Test
  void aVersionAboveTheKillIsAStoryAgain() {
    bench.stories(story("a", 1), kill("a", 2), story("a", 3)).drain();
    assertThat(bench.query("SELECT pub_status, headline FROM story"))
        .containsExactly("usable|Lighthouse reopens, take 3");
    assertThat(bench.query("SELECT body IS NULL FROM story_revision ORDER BY order_key"))
        .containsExactly("t", "t", "f");
  }

  @Test
  void aCopySaysWhoseItIs() {
    bench.stories(story("a", 1)).copies(copy("b", 1, "a")).drain();
    assertThat(bench.query("SELECT story_id FROM story")).containsExactly("a");
    assertThat(bench.query("SELECT story_id, of_story_id, relation, reasons FROM story_copy"))
        .containsExactly("b|a|EXACT|{\"same text\"}");
    assertThat(bench.query("SELECT story_id, lane FROM story_revision ORDER BY 1"))
        .containsExactly("a|story", "b|copy");
  }

  @Test
  void aCopyThatBecomesAStoryLeavesTheCopies() {
    bench.copies(copy("b", 1, "a")).drain();
    bench.stories(story("b", 2)).drain();
    assertThat(bench.query("SELECT story_id FROM story_copy")).isEmpty();
    assertThat(bench.query("SELECT revision_number FROM story")).containsExactly("2");
  }

  @Test
  void aLateRecordOfTheOtherLaneDoesNotComeBack() {
    bench.stories(story("b", 2)).drain();
    bench.copies(copy("b", 1, "a")).drain();
    assertThat(bench.query("SELECT story_id FROM story_copy")).isEmpty();
    bench.copies(copy("b", 3, "a")).drain();
    assertThat(bench.query("SELECT story_id FROM story")).isEmpty();
    assertThat(bench.query("SELECT revision_number FROM story_copy")).containsExactly("3");
  }

  @Test
  void noHeadlineIsInvented() {
    Story bare = story("a", 1);
    bare.getWire().setHeadline(null);
    bare.getWire().setSlugline(null);
    bare.getWire().setBody("x".repeat(30) + " " + "word ".repeat(40) + "\n\nMore.");
    bench.stories(bare).drain();
    assertThat(bench.query("SELECT headline IS NULL, length(display_title) FROM story_display"))
        .containsExactly("t|96");
  }

  @Test
  void aTextStandsOnce() {
    bench.stories(story("a", 1)).drain();
    assertThat(
            bench.query(
                "SELECT relname FROM pg_attribute JOIN pg_class AS c ON c.oid = attrelid WHERE"
                    + " attname = 'body' AND relkind IN ('r', 'p') AND NOT relispartition"
                    + " AND relnamespace = current_schema()::regnamespace"))
        .containsExactly("story_revision");
    assertThat(
            bench.query(
                "SELECT s.body = r.body FROM story AS s JOIN story_revision AS r USING (story_id)"))
        .containsExactly("t");
  }

  @Test
  void headlineAndBodyAreSearchedInTheStorysLanguage() {
    bench.stories(story("a", 1)).drain().index();
    assertThat(found("visitor reopen")).containsExactly("a");
    assertThat(found("\"reopened on Sunday\" -regatta")).containsExactly("a");
  }

  private List<String> found(String typed) {
    return bench.query(
        "SELECT story_id FROM story WHERE search @@ websearch_to_tsquery('english', '"
            + typed
            + "') ORDER BY 1");
  }
}
