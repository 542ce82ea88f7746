package io.wiredesk.monitor;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The database that the sink stores into.
 *
 * @param url JDBC URL
 */
public record PostgresSettings(String url, String user, String password) {
  public PostgresSettings {
    if (url == null || !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("url must begin with jdbc:postgresql:");
    }
    user = user == null ? "" : user;
    password = password == null ? "" : password;
  }

  /**
   * Connects on first use, so that a database that is down does not keep the monitor from starting.
   */
  HikariDataSource open() {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("monitor");
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(3);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(3_000);
    pool.setValidationTimeout(2_000);
    pool.setInitializationFailTimeout(-1);
    pool.setReadOnly(true);
    pool.addDataSourceProperty("ApplicationName", "wiredesk-monitor");
    pool.addDataSourceProperty("connectTimeout", "3");
    return new HikariDataSource(pool);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PostgresSettings[url=" + url + ", user=" + user + "]";
  }
}
