package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.Fate;
import io.wiredesk.sink.story.StoryRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a kill takes from rows that are there: from all revisions it covers, and from the current
 * view where it has a lower number than the revision that stands there, as when the state that
 * counted them was lost. {@link StoryTables} says which columns.
 *
 * @param sql takes the ids of killed stories whose heads have been moved forward
 * @param fate of the columns that it empties
 */
record KilledRows(String sql, Fate fate) {
  private static final String HEAD = "story_head AS h";
  private static final String COVERED = "t.order_key <= h.kill_order";
  private static final String NOT_KILLED = " AND t.killed_at IS NULL";

  /**
   * In the order in which they are run: what of the current view has a time of killing holds
   * nothing any more, so the details go first.
   */
  static final List<KilledRows> ALL =
      List.of(
          revisions(Fate.DETAIL),
          revisions(Fate.GOES),
          stories(Fate.DETAIL),
          stories(Fate.GOES),
          copies(Fate.DETAIL),
          copies(Fate.GOES));

  /** Whether the policy of the kill takes this. */
  boolean concerns(StoryRow kill) {
    return fate == Fate.GOES || kill.erase() == Erase.ALL;
  }

  private static KilledRows revisions(Fate fate) {
    Stream<String> full =
        StoryTables.REVISION
            .columns(fate)
            .map(c -> "t." + c.name() + " IS DISTINCT FROM " + c.empty());
    String something =
        Stream.concat(full, fate == Fate.GOES ? Stream.of("t.killed_at IS NULL") : Stream.of())
            .collect(Collectors.joining(" OR ", " AND (", ")"));
    return of(StoryTables.REVISION, fate, HEAD, COVERED + something);
  }

  private static KilledRows stories(Fate fate) {
    return of(StoryTables.STORY, fate, HEAD, COVERED + NOT_KILLED);
  }

  /** The order of a copy is its revision's. */
  private static KilledRows copies(Fate fate) {
    return of(
        StoryTables.COPY,
        fate,
        HEAD + ", story_revision AS r",
        "r.story_id = t.story_id AND r.revision_key = t.revision_key AND r.order_key <= h.kill_order"
            + NOT_KILLED);
  }

  private static KilledRows of(Upsert table, Fate fate, String from, String where) {
    Stream<String> emptied = table.columns(fate).map(c -> c.name() + " = " + c.empty());
    Stream<String> killed =
        fate == Fate.GOES
            ? Stream.of("killed_at = coalesce(t.killed_at, h.killed_at)")
            : Stream.of();
    String sets = Stream.concat(emptied, killed).collect(Collectors.joining(", "));
    return new KilledRows(
        "UPDATE %s AS t SET %s FROM %s WHERE h.story_id = t.story_id AND t.story_id = ANY (?) AND %s"
            .formatted(table.name(), sets, from, where),
        fate);
  }
}
