package io.wiredesk.monitor.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

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
   *
   * @param name shown by the database as part of the application's name
   */
  public HikariDataSource open(String name) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(3);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(3_000);
    pool.setValidationTimeout(2_000);
    pool.setInitializationFailTimeout(-1);
    pool.setReadOnly(true);
    pool.addDataSourceProperty("ApplicationName", "wiredesk-" + name);
    pool.addDataSourceProperty("connectTimeout", "3");
    // Beyond every question's own limit, for a server that is gone without a word.
    pool.addDataSourceProperty("socketTimeout", "30");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(pool);
  }

  /** For a command that asks once. */
  public DataSource unpooled() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(3);
    source.setApplicationName("wiredesk");
    return source;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PostgresSettings[url=" + url + ", user=" + user + "]";
  }
}
