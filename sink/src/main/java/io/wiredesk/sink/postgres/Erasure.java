package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.StoryRow;

/**
 * What a kill takes from rows that are there: from all revisions it covers, and from the current
 * view where it has a lower number than the revision that stands there, as when the state that
 * counted them was lost. What of the current view has a time of killing holds nothing any more, so
 * the details go first. Columns not named here tell nothing of the text.
 */
enum Erasure {
  REVISIONS(
      """
      UPDATE story_revision AS t
      SET headline = NULL, body = NULL, killed_at = coalesce(t.killed_at, h.killed_at)
      FROM story_head AS h
      WHERE h.story_id = t.story_id AND h.since = t.since AND t.story_id = ANY (?) AND t.order_key <= h.kill_order
        AND (t.headline IS NOT NULL OR t.body IS NOT NULL OR t.killed_at IS NULL)""",
      false),
  REVISION_DETAILS(
      """
      UPDATE story_revision AS t SET slugline = NULL, changed_fields = '{}'
      FROM story_head AS h
      WHERE h.story_id = t.story_id AND h.since = t.since AND t.story_id = ANY (?) AND t.order_key <= h.kill_order
        AND (t.slugline IS NOT NULL OR t.changed_fields <> '{}')""",
      true),
  STORY_DETAILS(
      """
      UPDATE story_current AS t
      SET slugline = NULL, byline = NULL, creditline = NULL, dateline_place = NULL,
        copyright_notice = NULL, usage_terms = NULL, subjects = '[]', places = '[]',
        genres = '[]', keywords = '[]', ed_notes = '[]', related = '[]', warnings = '{}'
      FROM story_head AS h
      WHERE h.story_id = t.story_id AND t.story_id = ANY (?) AND t.order_key <= h.kill_order
        AND t.killed_at IS NULL""",
      true),
  STORIES(
      """
      UPDATE story_current AS t
      SET headline = NULL, subheadline = NULL, dateline_text = NULL, annotations = NULL,
        topics = '{}', tickers = '{}', word_count = NULL,
        killed_at = h.killed_at
      FROM story_head AS h
      WHERE h.story_id = t.story_id AND t.story_id = ANY (?) AND t.order_key <= h.kill_order
        AND t.killed_at IS NULL""",
      false),
  COPY_DETAILS(
      """
      UPDATE story_copy AS t SET slugline = NULL, reasons = '{}'
      FROM story_head AS h, story_revision AS r
      WHERE h.story_id = t.story_id AND t.story_id = ANY (?)
        AND r.story_id = t.story_id AND r.revision_key = t.revision_key AND r.since = t.since
        AND r.order_key <= h.kill_order AND t.killed_at IS NULL""",
      true),
  COPIES(
      """
      UPDATE story_copy AS t
      SET headline = NULL, killed_at = h.killed_at
      FROM story_head AS h, story_revision AS r
      WHERE h.story_id = t.story_id AND t.story_id = ANY (?)
        AND r.story_id = t.story_id AND r.revision_key = t.revision_key AND r.since = t.since
        AND r.order_key <= h.kill_order AND t.killed_at IS NULL""",
      false);

  private final String sql;
  private final boolean details;

  Erasure(String sql, boolean details) {
    this.sql = sql;
    this.details = details;
  }

  /** Takes the ids of killed stories whose heads have been moved forward. */
  String sql() {
    return sql;
  }

  /** Whether the policy of the kill takes this. */
  boolean concerns(StoryRow kill) {
    return !details || kill.erase() == Erase.ALL;
  }
}
