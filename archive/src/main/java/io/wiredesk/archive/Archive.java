package io.wiredesk.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/** The tables that a connector writes, by its own settings. */
final class Archive implements AutoCloseable {
  private static final String CATALOG = "iceberg.catalog";
  private static final String TABLES = "iceberg.tables";

  private final Catalog catalog;
  private final List<TableIdentifier> names;

  private Archive(Catalog catalog, List<TableIdentifier> names) {
    this.catalog = catalog;
    this.names = names;
  }

  /** Opens what a connector with these settings writes to. */
  static Archive open(Map<String, String> connector) {
    Map<String, String> settings = new LinkedHashMap<>();
    connector.forEach(
        (key, value) -> {
          if (key.startsWith(CATALOG + ".")) {
            settings.put(key.substring(CATALOG.length() + 1), value);
          }
        });
    List<TableIdentifier> names =
        Arrays.stream(connector.getOrDefault(TABLES, "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(TableIdentifier::parse)
            .toList();
    if (settings.isEmpty() || names.isEmpty()) {
      throw new IllegalArgumentException(
          "the connector has no %s.… or no %s; is it Iceberg's?".formatted(CATALOG, TABLES));
    }
    String name = connector.getOrDefault(CATALOG, "iceberg");
    return new Archive(CatalogUtil.buildIcebergCatalog(name, settings, null), names);
  }

  /** Those that are there: a table is made with its first record. */
  Map<String, Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (TableIdentifier name : names) {
      if (catalog.tableExists(name)) {
        tables.put(name.toString(), catalog.loadTable(name));
      }
    }
    return tables;
  }

  @Override
  public void close() throws IOException {
    if (catalog instanceof Closeable closeable) {
      closeable.close();
    }
  }
}
