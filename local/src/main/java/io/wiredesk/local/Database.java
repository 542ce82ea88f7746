package io.wiredesk.local;

import io.wiredesk.monitor.MonitorConfig;
import io.wiredesk.monitor.PostgresSettings;
import io.wiredesk.role.ConfigFile;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The storage that the {@code monitor.postgres} section names. */
final class Database {
  private static final int PATIENCE_SECONDS = 10;

  private Database() {}

  /** Null where the section names none. */
  static @Nullable DataSource of(ConfigFile config) {
    PostgresSettings settings = config.section("monitor", MonitorConfig.class).postgres();
    return settings == null ? null : open(settings.url(), settings.user(), settings.password());
  }

  static DataSource open(String url, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(PATIENCE_SECONDS);
    source.setApplicationName("wiredesk");
    return source;
  }
}
