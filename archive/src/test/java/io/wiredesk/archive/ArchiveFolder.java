package io.wiredesk.archive;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** The two tables of an archive in a folder, with the columns that erasing goes by and one text. */
final class ArchiveFolder {
  private static final EmbeddedPostgres SERVER = start();
  private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-01T08:00:00Z");
  private static final Schema SCHEMA =
      new Schema(
          required(1, "story_id", Types.StringType.get()),
          required(2, "lane", Types.StringType.get()),
          required(3, "revision_number", Types.IntegerType.get()),
          required(4, "order_key", Types.StringType.get()),
          required(5, "current", Types.BooleanType.get()),
          required(6, "pub_status", Types.StringType.get()),
          optional(7, "killed_at", Types.TimestampType.withZone()),
          optional(8, "body", Types.StringType.get()),
          optional(9, "received_at", Types.TimestampType.withZone()));

  private final Path folder;
  private final Table stories;
  private final Table copies;

  ArchiveFolder(Path folder) {
    this(
        folder,
        Map.of(
            CatalogProperties.WAREHOUSE_LOCATION,
            folder.toString(),
            CatalogProperties.FILE_IO_IMPL,
            LocalFileIO.class.getName()));
  }

  /**
   * An archive that lies elsewhere.
   *
   * @param folder where its files are seen
   * @param place where it is, as a connector's {@code iceberg.catalog.} says
   */
  ArchiveFolder(Path folder, Map<String, String> place) {
    this.folder = folder;
    Map<String, String> settings = new HashMap<>(place);
    settings.put("uri", SERVER.getJdbcUrl("postgres", "postgres"));
    settings.put("jdbc.schema-version", "V1");
    PostgresCatalog catalog = new PostgresCatalog();
    catalog.initialize("test-" + UUID.randomUUID(), settings); // has tables of its own
    catalog.createNamespace(Namespace.of("wire"), Map.of());
    stories = table(catalog, "stories");
    copies = table(catalog, "duplicates");
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table table(Catalog catalog, String name) {
    return catalog
        .buildTable(TableIdentifier.of("wire", name), SCHEMA)
        .withPartitionSpec(PartitionSpec.builderFor(SCHEMA).day("received_at").build())
        .withProperty(TableProperties.DEFAULT_WRITE_METRICS_MODE, "counts")
        .create();
  }

  Table stories() {
    stories.refresh();
    return stories;
  }

  Table copies() {
    copies.refresh();
    return copies;
  }

  Map<String, Table> tables() {
    return Map.of("wire.stories", stories(), "wire.duplicates", copies());
  }

  Record row(String id, int number, @Nullable String body) {
    Record row = GenericRecord.create(SCHEMA);
    row.setField("story_id", id);
    row.setField("lane", "story");
    row.setField("revision_number", number);
    row.setField("order_key", "order-" + number);
    row.setField("current", true);
    row.setField("pub_status", "usable");
    row.setField("body", body);
    row.setField("received_at", DAY.plusHours(number));
    return row;
  }

  Record kill(String id, int number) {
    Record kill = row(id, number, null);
    kill.setField("pub_status", "canceled");
    kill.setField("killed_at", DAY.plusDays(1));
    return kill;
  }

  /** One file and one commit, as the connector does it. */
  void append(Table table, Record... rows) throws IOException {
    append(table, Map.of(), rows);
  }

  void appendAt(Map<String, String> properties, Record... rows) throws IOException {
    append(stories(), properties, rows);
  }

  private static void append(Table table, Map<String, String> properties, Record... rows)
      throws IOException {
    String lane = table.name().endsWith("stories") ? "story" : "copy";
    Stream.of(rows).forEach(row -> row.setField("lane", lane));
    AppendFiles append = table.newAppend().appendFile(write(table, rows));
    properties.forEach(append::set);
    append.commit();
  }

  void writeUncommitted(Table table, Record... rows) throws IOException {
    write(table, rows);
  }

  private static DataFile write(Table table, Record... rows) throws IOException {
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(new InternalRecordWrapper(SCHEMA.asStruct()).wrap(rows[0]));
    String file =
        table
            .locationProvider()
            .newDataLocation(table.spec(), partition, UUID.randomUUID() + ".parquet");
    DataWriter<Record> writer =
        Parquet.writeData(table.io().newOutputFile(file))
            .forTable(table)
            .createWriterFunc(GenericParquetWriter::create)
            .withSpec(table.spec())
            .withPartition(partition)
            .build();
    try (writer) {
      Stream.of(rows).forEach(writer::write);
    }
    return writer.toDataFile();
  }

  /** What an erasure has done that breaks off after its commit. */
  void rewriteWithoutExpiring(Table table, Kills kills) throws IOException {
    FileRewriter rewriter = new FileRewriter(table, kills);
    RewriteFiles rewrite = table.newRewrite();
    try (var files = table.newScan().planFiles()) {
      for (var file : files) {
        rewriter.rewrite(file.file()).file().ifPresent(rewrite::addFile);
        rewrite.deleteFile(file.file());
      }
    }
    rewrite.commit();
  }

  /** The table, to somebody who is overtaken by another's commit. */
  Table beforeCommit(Table table, Interruption other) {
    TableOperations operations = ((BaseTable) table).operations();
    TableOperations overtaken =
        (TableOperations)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TableOperations.class},
                (proxy, method, given) -> {
                  if (method.getName().equals("commit")) {
                    other.run();
                  }
                  try {
                    return method.invoke(operations, given);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new BaseTable(overtaken, table.name());
  }

  /** What happens in between. */
  interface Interruption {
    void run() throws IOException;
  }

  List<String> rows(Table table) throws IOException {
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      return StreamSupport.stream(rows.spliterator(), false)
          .map(
              row ->
                  row.getField("story_id")
                      + "|"
                      + row.getField("revision_number")
                      + "|"
                      + Objects.requireNonNullElse(row.getField("body"), ""))
          .toList();
    }
  }

  /** Every text in every data file of the folder, whether a snapshot names it or not. */
  List<String> textsOnDisk() throws IOException {
    List<String> texts = new ArrayList<>();
    WrittenRows.read(
        folder,
        row -> {
          Object body = row.getField("body");
          if (body != null) {
            texts.add(body.toString());
          }
        });
    return texts;
  }
}
