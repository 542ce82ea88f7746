package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.CleanTime;
import io.wiredesk.sink.story.Lane;
import io.wiredesk.sink.story.StoryHead;
import io.wiredesk.sink.story.StoryRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Moves the heads of a batch's stories forward and locks them until the transaction ends. A story's
 * two topics may be read by two tasks at once; whoever comes second waits here and then sees what
 * the first one wrote. Rows are taken in order of story id, so that batches rarely deadlock.
 */
final class StoryHeads {
  private static final String ADVANCE =
      """
      INSERT INTO story_head AS h (story_id, lane, revision_number, kill_order, killed_at)
      SELECT id, lane, number, kill_order, killed_at::timestamptz
      FROM unnest(?::text[], ?::text[], ?::int4[], ?::text[], ?::text[])
        AS n (id, lane, number, kill_order, killed_at)
      ON CONFLICT (story_id) DO UPDATE SET
        known = true,
        lane = CASE
          WHEN (excluded.revision_number, excluded.lane) >= (h.revision_number, h.lane)
          THEN excluded.lane ELSE h.lane END,
        revision_number = greatest(h.revision_number, excluded.revision_number),
        killed_at = CASE
          WHEN h.kill_order IS NULL OR excluded.kill_order >= h.kill_order
          THEN excluded.killed_at ELSE h.killed_at END,
        kill_order = greatest(h.kill_order, excluded.kill_order)
      RETURNING story_id, lane, revision_number, kill_order, killed_at, known, since::text\
      """;

  private StoryHeads() {}

  /** The heads, by story id, as they stand once {@code rows} are counted in. */
  static Map<String, StoredHead> advance(Connection connection, Collection<StoryRow> rows)
      throws SQLException {
    Map<String, List<StoryRow>> byStory = new TreeMap<>();
    rows.forEach(row -> byStory.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      bind(statement, byStory.values().stream().map(Proposal::of).toList());
      try (ResultSet found = statement.executeQuery()) {
        return read(found);
      }
    }
  }

  private static void bind(PreparedStatement to, List<Proposal> heads) throws SQLException {
    bind(to, 1, "text", heads.stream().map(Proposal::id).toArray(String[]::new));
    bind(to, 2, "text", heads.stream().map(p -> p.lane().label()).toArray(String[]::new));
    bind(to, 3, "int4", heads.stream().map(Proposal::number).toArray(Integer[]::new));
    bind(to, 4, "text", heads.stream().map(Proposal::killOrder).toArray(String[]::new));
    bind(to, 5, "text", heads.stream().map(Proposal::killedAt).toArray(String[]::new));
  }

  private static void bind(PreparedStatement to, int at, String type, @Nullable Object[] values)
      throws SQLException {
    to.setArray(at, to.getConnection().createArrayOf(type, values));
  }

  private static Map<String, StoredHead> read(ResultSet found) throws SQLException {
    Map<String, StoredHead> heads = new HashMap<>();
    while (found.next()) {
      String killOrder = found.getString(4);
      OffsetDateTime killedAt = found.getObject(5, OffsetDateTime.class);
      StoryHead.Kill kill =
          killOrder == null || killedAt == null
              ? null
              : new StoryHead.Kill(killOrder, killedAt.toInstant());
      heads.put(
          found.getString(1),
          new StoredHead(
              new StoryHead(
                  Lane.labelled(found.getString(2)), found.getInt(3), kill, found.getBoolean(6)),
              found.getString(7)));
    }
    return heads;
  }

  /**
   * @param since the day on which something was first stored of the story, as PostgreSQL writes it
   */
  record StoredHead(StoryHead head, String since) {}

  /** What a batch says about one story's head. */
  private record Proposal(
      String id, Lane lane, int number, @Nullable String killOrder, @Nullable String killedAt) {

    static Proposal of(List<StoryRow> rows) {
      StoryRow any = rows.get(0);
      StoryRow newest =
          rows.stream().filter(StoryRow::current).max(StoryRow.PRECEDENCE).orElse(null);
      StoryRow kill =
          rows.stream()
              .filter(StoryRow::isKill)
              .max(Comparator.comparing(StoryRow::order))
              .orElse(null);
      return new Proposal(
          any.id(),
          newest == null ? any.lane() : newest.lane(),
          newest == null ? 0 : newest.number(),
          kill == null ? null : kill.order(),
          kill == null ? null : CleanTime.text(kill.killedAt()));
    }
  }
}
