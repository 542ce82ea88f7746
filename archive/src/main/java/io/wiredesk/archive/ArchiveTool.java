package io.wiredesk.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.iceberg.Table;

/**
 * What the command line calls in this plugin, of which it knows no class: what to do, and the
 * settings of the connector that fills the archive; out come figures, by table.
 */
public final class ArchiveTool
    implements BiFunction<String, Map<String, String>, Map<String, Map<String, Long>>> {
  private static final String ORPHANS = "orphans.older.than";

  @Override
  public Map<String, Map<String, Long>> apply(String what, Map<String, String> settings) {
    try (Archive archive = Archive.open(settings)) {
      Map<String, Table> tables = archive.tables();
      return switch (what) {
        case "count" -> new Census(tables).count();
        case "erase" -> erase(tables, Duration.parse(settings.getOrDefault(ORPHANS, "P3D")));
        default -> throw new IllegalArgumentException("count or erase, not " + what);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Map<String, Long>> erase(Map<String, Table> tables, Duration orphans)
      throws IOException {
    Map<String, Map<String, Long>> done = new LinkedHashMap<>();
    Kills kills = Kills.of(tables.values());
    long before = System.currentTimeMillis() - orphans.toMillis();
    for (Map.Entry<String, Table> table : tables.entrySet()) {
      done.put(table.getKey(), new TableErasure(table.getValue(), kills).run(before));
    }
    return done;
  }
}
