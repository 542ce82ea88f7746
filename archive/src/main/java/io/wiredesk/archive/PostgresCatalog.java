package io.wiredesk.archive;

import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Iceberg's JDBC catalogue with the driver that this plugin carries: {@code DriverManager} finds
 * those of the class path by itself, and others once they are loaded. Public for Iceberg.
 */
public final class PostgresCatalog extends JdbcCatalog {
  private static final String DRIVER = "org.postgresql.Driver";

  /** As Iceberg makes one. */
  public PostgresCatalog() {
    try {
      Class.forName(DRIVER);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the plugin lacks " + DRIVER, e);
    }
  }
}
