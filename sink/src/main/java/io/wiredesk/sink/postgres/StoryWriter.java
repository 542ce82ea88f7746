package io.wiredesk.sink.postgres;

import io.wiredesk.sink.connect.WrittenCounts;
import io.wiredesk.sink.postgres.StoryHeads.StoredHead;
import io.wiredesk.sink.story.Lane;
import io.wiredesk.sink.story.StoryRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes a batch of stories and copies within the caller's transaction.
 *
 * <p>The end state does not depend on how records are cut into batches, on repetition, or on the
 * order between the two topics: the head decides which lane a story is in, numbers decide which
 * revision is current, and a kill erases what it covers whether it came before or after. Two round
 * trips: the heads, then all the rest; what only a story that was there before may need is left out
 * for new ones.
 */
final class StoryWriter {
  private static final String LEAVE_COPIES = "DELETE FROM story_copy WHERE story_id = ANY (?)";
  private static final String LEAVE_STORIES = "DELETE FROM story_current WHERE story_id = ANY (?)";
  private static final String SEARCH_NO_MORE = "DELETE FROM story_search WHERE story_id = ANY (?)";
  private static final String SEARCH_LATER =
      "INSERT INTO story_unsearched (story_id) SELECT unnest(?::text[])";

  private StoryWriter() {}

  static WrittenCounts write(Connection connection, Collection<StoryRow> batch)
      throws SQLException {
    if (batch.isEmpty()) {
      return WrittenCounts.NOTHING;
    }
    Map<String, StoredHead> heads = StoryHeads.advance(connection, batch);
    List<StoryRow> rows = batch.stream().map(row -> of(heads, row).head().apply(row)).toList();
    Collection<StoryRow> revisions = newest(rows, row -> row.id() + '\n' + row.key());
    List<StoryRow> current =
        newest(rows.stream().filter(StoryRow::current).toList(), StoryRow::id).stream()
            .filter(row -> of(heads, row).head().isAt(row))
            .toList();
    List<StoryRow> stories = current.stream().filter(in(Lane.STORY)).toList();
    List<StoryRow> copies = current.stream().filter(in(Lane.COPY)).toList();

    List<StoryRow> kills = rows.stream().filter(StoryRow::isKill).toList();
    Predicate<StoryRow> known = row -> of(heads, row).head().known();
    List<StoryRow> covering = kills.stream().filter(known).toList();

    Function<StoryRow, String> since = row -> of(heads, row).since();
    RoundTrip trip = new RoundTrip();
    StoryTables.REVISION.add(trip, connection, revisions, since);
    StoryTables.STORY.add(trip, connection, stories, since);
    StoryTables.COPY.add(trip, connection, copies, since);
    add(trip, connection, LEAVE_COPIES, stories.stream().filter(known));
    add(trip, connection, LEAVE_STORIES, copies.stream().filter(known));
    for (KilledRows killed : KilledRows.ALL) {
      add(trip, connection, killed.sql(), covering.stream().filter(killed::concerns));
    }
    // What a kill covers may be in the current view until the record above the kill has come.
    Stream<StoryRow> gone =
        current.stream().filter(known).filter(r -> r.erased() || r.lane() == Lane.COPY);
    add(trip, connection, SEARCH_NO_MORE, Stream.concat(gone, covering.stream()));
    Stream<StoryRow> shown = stories.stream().filter(r -> !r.erased());
    add(trip, connection, SEARCH_LATER, Stream.concat(shown, covering.stream()));
    trip.run(connection);
    return new WrittenCounts(stories.size(), copies.size(), revisions.size(), kills.size());
  }

  private static StoredHead of(Map<String, StoredHead> heads, StoryRow row) {
    StoredHead head = heads.get(row.id());
    if (head == null) {
      throw new IllegalStateException("no head came back for a story of the batch");
    }
    return head;
  }

  /** The last word on each key, in order of key. */
  private static Collection<StoryRow> newest(List<StoryRow> rows, Function<StoryRow, String> key) {
    Map<String, StoryRow> newest = new TreeMap<>();
    for (StoryRow row : rows) {
      newest.merge(key.apply(row), row, StoryWriter::later);
    }
    return newest.values();
  }

  /** Of two records that rank the same, the one further on in its partition. */
  private static StoryRow later(StoryRow one, StoryRow next) {
    return StoryRow.PRECEDENCE.compare(one, next) > 0 ? one : next;
  }

  private static Predicate<StoryRow> in(Lane lane) {
    return row -> row.lane() == lane;
  }

  private static void add(RoundTrip to, Connection connection, String sql, Stream<StoryRow> rows)
      throws SQLException {
    String[] ids = rows.map(StoryRow::id).toArray(String[]::new);
    if (ids.length > 0) {
      to.add(sql, connection.createArrayOf("text", ids));
    }
  }
}
