package io.wiredesk.archive;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The newest kill of each story, whichever table it came to. It covers itself and what sorts below
 * it. All that is kept in memory: some 200 bytes a killed story.
 */
final class Kills {
  private final Map<String, String> orders = new HashMap<>();

  /** Those of these tables as they are now. */
  static Kills of(Collection<Table> tables) throws IOException {
    Kills kills = new Kills();
    for (Table table : tables) {
      try (CloseableIterable<Record> rows =
          IcebergGenerics.read(table)
              .select(Revision.COLUMNS)
              .where(Expressions.equal("pub_status", "canceled"))
              .build()) {
        rows.forEach(row -> kills.add(Revision.of(row)));
      }
    }
    return kills;
  }

  void add(Revision revision) {
    if (revision.fate() == Revision.Fate.KILL) {
      orders.merge(revision.storyId(), revision.order(), Kills::later);
    }
  }

  /** Whether the row still has a text that it should not have. */
  boolean cover(Revision revision) {
    String kill = orders.get(revision.storyId());
    return kill != null
        && revision.fate() == Revision.Fate.USABLE
        && revision.order().compareTo(kill) <= 0;
  }

  boolean isEmpty() {
    return orders.isEmpty();
  }

  private static String later(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
