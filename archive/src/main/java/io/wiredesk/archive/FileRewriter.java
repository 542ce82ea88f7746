package io.wiredesk.archive;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;

/** A table's files, one at a time, row by row: whether a kill covers any, and what is left. */
final class FileRewriter {
  private final Table table;
  private final Kills kills;

  FileRewriter(Table table, Kills kills) {
    this.table = table;
    this.kills = kills;
  }

  /**
   * What is left of a file.
   *
   * @param file none where nothing is
   * @param erased how many rows are not
   */
  record Rewritten(Optional<DataFile> file, long erased) {}

  /** Whether a file has rows that a kill covers. */
  boolean tells(FileScanTask task) throws IOException {
    if (!task.deletes().isEmpty()) {
      throw new IllegalStateException(
          task.file().location()
              + " has row-level deletes, which this archive never writes; compact the table first");
    }
    try (CloseableIterable<Record> rows = read(task.file(), Revision.of(table.schema()))) {
      for (Record row : rows) {
        if (kills.cover(Revision.of(row))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Writes what no kill covers to another file; no snapshot names it yet. */
  Rewritten rewrite(DataFile file) throws IOException {
    PartitionSpec spec = Objects.requireNonNull(table.specs().get(file.specId()));
    OutputFile out = table.io().newOutputFile(location(spec, file.partition()));
    DataWriter<Record> writer =
        Parquet.writeData(out)
            .forTable(table)
            .createWriterFunc(GenericParquetWriter::create)
            .withSpec(spec)
            .withPartition(file.partition())
            .build();
    long erased = 0;
    long kept = 0;
    try (writer;
        CloseableIterable<Record> rows = read(file, table.schema())) {
      for (Record row : rows) {
        if (kills.cover(Revision.of(row))) {
          erased++;
        } else {
          writer.write(row);
          kept++;
        }
      }
    }
    if (kept == 0) {
      table.io().deleteFile(out);
      return new Rewritten(Optional.empty(), erased);
    }
    return new Rewritten(Optional.of(writer.toDataFile()), erased);
  }

  private String location(PartitionSpec spec, StructLike partition) {
    String name = "erased-" + UUID.randomUUID() + ".parquet";
    return spec.isUnpartitioned()
        ? table.locationProvider().newDataLocation(name)
        : table.locationProvider().newDataLocation(spec, partition, name);
  }

  private CloseableIterable<Record> read(DataFile file, Schema columns) {
    return Parquet.read(table.io().newInputFile(file))
        .project(columns)
        .createReaderFunc(found -> GenericParquetReaders.buildReader(columns, found))
        .build();
  }
}
