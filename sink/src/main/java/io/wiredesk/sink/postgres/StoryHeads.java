package io.wiredesk.sink.postgres;

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
import java.util.function.Function;
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
      SELECT * FROM unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::timestamptz[])
      ON CONFLICT (story_id) DO UPDATE SET
        lane = CASE
          WHEN (excluded.revision_number, excluded.lane) >= (h.revision_number, h.lane)
          THEN excluded.lane ELSE h.lane END,
        revision_number = greatest(h.revision_number, excluded.revision_number),
        killed_at = CASE
          WHEN h.kill_order IS NULL OR excluded.kill_order >= h.kill_order
          THEN excluded.killed_at ELSE h.killed_at END,
        kill_order = greatest(h.kill_order, excluded.kill_order)
      RETURNING story_id, lane, revision_number, kill_order, killed_at""";

  private StoryHeads() {}

  /** The heads, by story id, as they stand once {@code rows} are counted in. */
  static Map<String, StoryHead> advance(Connection connection, Collection<StoryRow> rows)
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
    Connection connection = to.getConnection();
    to.setArray(1, connection.createArrayOf("text", array(heads, Proposal::id)));
    to.setArray(2, connection.createArrayOf("text", array(heads, p -> p.lane().label())));
    to.setArray(3, connection.createArrayOf("integer", array(heads, Proposal::number)));
    to.setArray(4, connection.createArrayOf("text", array(heads, Proposal::killOrder)));
    to.setArray(5, connection.createArrayOf("timestamptz", array(heads, Proposal::killedAt)));
  }

  private static @Nullable Object[] array(
      List<Proposal> heads, Function<Proposal, @Nullable Object> part) {
    @Nullable Object[] array = new Object[heads.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = part.apply(heads.get(i));
    }
    return array;
  }

  private static Map<String, StoryHead> read(ResultSet found) throws SQLException {
    Map<String, StoryHead> heads = new HashMap<>();
    while (found.next()) {
      String killOrder = found.getString(4);
      OffsetDateTime killedAt = found.getObject(5, OffsetDateTime.class);
      StoryHead.Kill kill =
          killOrder == null || killedAt == null
              ? null
              : new StoryHead.Kill(killOrder, killedAt.toInstant());
      heads.put(
          found.getString(1),
          new StoryHead(Lane.labelled(found.getString(2)), found.getInt(3), kill));
    }
    return heads;
  }

  /** What a batch says about one story's head. */
  private record Proposal(
      String id,
      Lane lane,
      int number,
      @Nullable String killOrder,
      @Nullable OffsetDateTime killedAt) {

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
          kill == null || kill.killedAt() == null ? null : CleanTime.clean(kill.killedAt()));
    }
  }
}
