package io.wiredesk.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the rows that a kill covers out of a table, and what held them off the disk. A few files a
 * commit: what was done stays done when it breaks off, and the next run goes on. A connector may
 * write meanwhile.
 */
final class TableErasure {
  private static final Logger LOG = LoggerFactory.getLogger(TableErasure.class);
  private static final int FILES_A_COMMIT = 20;
  private static final int TRIES = 10;

  /** What Iceberg's connector reads from the newest snapshots: how far it has committed. */
  private static final String CONNECTORS = "kafka.connect.";

  private final Table table;
  private final FileRewriter rewriter;

  TableErasure(Table table, Kills kills) {
    this.table = table;
    this.rewriter = new FileRewriter(table, kills);
  }

  /** By what was done, how often. */
  Map<String, Long> run(long orphansOlderThan) throws IOException {
    Map<String, Long> done = new LinkedHashMap<>();
    done.put("rewritten", 0L);
    done.put("rows", 0L);
    List<DataFile> told = told();
    for (int from = 0; from < told.size(); from += FILES_A_COMMIT) {
      List<DataFile> batch = told.subList(from, Math.min(told.size(), from + FILES_A_COMMIT));
      done.merge("rewritten", (long) batch.size(), Long::sum);
      done.merge("rows", rewrite(batch), Long::sum);
    }
    expire();
    done.put("orphans", new Orphans(table).delete(orphansOlderThan));
    return done;
  }

  /**
   * All snapshots but the newest, and every file that it does not name. Each by its id: by age,
   * Iceberg keeps files that the newest took out.
   */
  private void expire() {
    table.refresh();
    Snapshot newest = table.currentSnapshot();
    ExpireSnapshots expire = table.expireSnapshots();
    boolean any = false;
    for (Snapshot snapshot : table.snapshots()) {
      if (newest != null && snapshot.snapshotId() != newest.snapshotId()) {
        expire.expireSnapshotId(snapshot.snapshotId());
        any = true;
      }
    }
    if (any) {
      expire.commit();
    }
  }

  private List<DataFile> told() throws IOException {
    List<DataFile> told = new ArrayList<>();
    table.refresh();
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      for (FileScanTask file : files) {
        if (rewriter.tells(file)) {
          told.add(file.file().copyWithoutStats());
        }
      }
    }
    return told;
  }

  private long rewrite(List<DataFile> files) throws IOException {
    Set<DataFile> added = new HashSet<>();
    long rows = 0;
    for (DataFile file : files) {
      FileRewriter.Rewritten rewritten = rewriter.rewrite(file);
      rows += rewritten.erased();
      rewritten.file().ifPresent(added::add);
    }
    for (int left = TRIES; ; left--) {
      try {
        commit(files, added);
        return rows;
      } catch (ValidationException | CommitFailedException e) {
        if (left == 1) {
          added.forEach(file -> table.io().deleteFile(file.location()));
          throw e;
        }
        LOG.info("event=archive-commit-again table={} cause={}", table.name(), e.getMessage());
      }
    }
  }

  /**
   * On top of the snapshot that is looked at and no other, so that what the connector left there
   * stands in the newest one, too.
   */
  private void commit(List<DataFile> removed, Set<DataFile> added) {
    table.refresh();
    Snapshot base = table.currentSnapshot();
    RewriteFiles rewrite =
        table
            .newRewrite()
            .validateFromSnapshot(base.snapshotId())
            .validateWith(
                ancestors -> ancestors.iterator().next().snapshotId() == base.snapshotId());
    removed.forEach(rewrite::deleteFile);
    added.forEach(rewrite::addFile);
    committed(base).forEach(rewrite::set);
    rewrite.commit();
  }

  private Map<String, String> committed(Snapshot newest) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (Snapshot snapshot : SnapshotUtil.ancestorsOf(newest.snapshotId(), table::snapshot)) {
      snapshot
          .summary()
          .forEach(
              (key, value) -> {
                if (key.startsWith(CONNECTORS)) {
                  properties.put(key, value);
                }
              });
      if (!properties.isEmpty()) {
        break;
      }
    }
    return properties;
  }
}
