package io.wiredesk.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Data files that no snapshot names: what a worker wrote that died before the commit. */
final class Orphans {
  private final Table table;

  Orphans(Table table) {
    this.table = table;
  }

  /**
   * Deletes those last written before {@code olderThan}, in milliseconds since 1970. One that a
   * connector has yet to commit must be younger.
   */
  long delete(long olderThan) throws IOException {
    if (!(table.io() instanceof SupportsPrefixOperations files)) {
      return 0;
    }
    List<String> candidates = new ArrayList<>();
    for (FileInfo file : files.listPrefix(folder())) {
      if (file.createdAtMillis() < olderThan) {
        candidates.add(file.location());
      }
    }
    table.refresh(); // after the listing: what was committed since is named
    Set<String> named = named();
    candidates.removeIf(location -> named.contains(path(location)));
    candidates.forEach(files::deleteFile);
    return candidates.size();
  }

  private String folder() {
    String elsewhere = table.properties().get(TableProperties.WRITE_DATA_LOCATION);
    return elsewhere == null ? table.location() + "/data" : elsewhere;
  }

  private Set<String> named() throws IOException {
    Set<String> named = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      try (CloseableIterable<FileScanTask> files =
          table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
        files.forEach(file -> named.add(path(file.file().location())));
      }
    }
    return named;
  }

  /** Without the scheme: one bucket may go by s3 and s3a. */
  private static String path(String location) {
    return location.replaceFirst("^[a-z0-9]+:/*+", "/");
  }
}
