package io.wiredesk.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Counts what the tables tell, as PostgreSQL's views would; some 200 bytes a story in memory. */
final class Census {
  private record Head(String lane, int number, boolean killed) {
    static Head of(Revision revision) {
      return new Head(revision.lane(), revision.number(), revision.fate() != Revision.Fate.USABLE);
    }

    /** The higher number wins; of two equal ones the story's own lane, which sorts last. */
    Head later(Head other) {
      int difference =
          number == other.number
              ? lane.compareTo(other.lane)
              : Integer.compare(number, other.number);
      return difference >= 0 ? this : other;
    }
  }

  private final Map<String, Table> tables;
  private final Map<String, Head> heads = new HashMap<>();

  Census(Map<String, Table> tables) {
    this.tables = tables;
  }

  Map<String, Map<String, Long>> count() throws IOException {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    Kills kills = Kills.of(tables.values());
    for (Map.Entry<String, Table> table : tables.entrySet()) {
      Map<String, Long> counted = files(table.getValue());
      counted.put("rows", 0L);
      counted.put("toErase", 0L);
      try (CloseableIterable<Record> rows =
          IcebergGenerics.read(table.getValue()).select(Revision.COLUMNS).build()) {
        for (Record row : rows) {
          Revision revision = Revision.of(row);
          counted.merge("rows", 1L, Long::sum);
          counted.merge("toErase", kills.cover(revision) ? 1L : 0L, Long::sum);
          if (revision.current()) {
            heads.merge(revision.storyId(), Head.of(revision), Head::later);
          }
        }
      }
      counts.put(table.getKey(), counted);
    }
    counts.put("live", live());
    return counts;
  }

  private Map<String, Long> live() {
    Map<String, Long> live = new LinkedHashMap<>();
    List.of("story", "copy", "killed").forEach(what -> live.put(what, 0L));
    heads
        .values()
        .forEach(head -> live.merge(head.killed() ? "killed" : head.lane(), 1L, Long::sum));
    return live;
  }

  private static Map<String, Long> files(Table table) throws IOException {
    Map<String, Long> counted = new LinkedHashMap<>();
    counted.put("files", 0L);
    counted.put("bytes", 0L);
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      for (FileScanTask file : files) {
        counted.merge("files", 1L, Long::sum);
        counted.merge("bytes", file.file().fileSizeInBytes(), Long::sum);
      }
    }
    return counted;
  }
}
