package io.wiredesk.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/**
 * Every row of every data file below a folder, whether a snapshot names the file or not. A program,
 * too, for tests that have no Iceberg on their class path: FOLDER WORD prints how many rows hold
 * the word in any column.
 */
final class WrittenRows {
  private WrittenRows() {}

  public static void main(String[] args) throws IOException {
    long[] holding = {0};
    read(Path.of(args[0]), row -> holding[0] += row.toString().contains(args[1]) ? 1 : 0);
    System.out.println(holding[0]);
  }

  static void read(Path folder, Consumer<Record> to) throws IOException {
    for (Path file : files(folder)) {
      Schema schema = schema(file);
      try (CloseableIterable<Record> rows =
          Parquet.read(org.apache.iceberg.Files.localInput(file.toFile()))
              .project(schema)
              .createReaderFunc(found -> GenericParquetReaders.buildReader(schema, found))
              .build()) {
        rows.forEach(to);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  private static Schema schema(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return ParquetSchemaUtil.convert(reader.getFooter().getFileMetaData().getSchema());
    }
  }
}
