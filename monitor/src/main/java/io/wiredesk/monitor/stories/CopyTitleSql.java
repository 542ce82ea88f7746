package io.wiredesk.monitor.stories;

/**
 * What a copy is called: its headline or, where the wire sent none, its first words, as {@code
 * story_display} has it for stories. For queries that call a row of {@code story_copy} c.
 */
final class CopyTitleSql {
  /** The copy's revision is r then: its text stands with its revisions. */
  static final String JOINS =
      """
        LEFT JOIN story_revision r
          ON r.story_id = c.story_id AND r.revision_key = c.revision_key AND r.since = c.since
       CROSS JOIN LATERAL (
             SELECT btrim(split_part(r.body, E'\\n\\n', 1)) AS opening) AS first
      """;

  static final String COLUMN =
      """
      coalesce(
        nullif(btrim(c.headline), ''),
        nullif(CASE
          WHEN length(first.opening) <= 100 THEN first.opening
          ELSE coalesce(substring(left(first.opening, 100) from '^(.*\\S)\\s+\\S*$'),
                        left(first.opening, 100)) || '…'
        END, ''),
        nullif(btrim(c.slugline), ''), c.story_id) AS title
      """;

  private CopyTitleSql() {}
}
