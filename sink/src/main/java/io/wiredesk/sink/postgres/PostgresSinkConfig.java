package io.wiredesk.sink.postgres;

import io.wiredesk.sink.connect.StorySinkConfig;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** The connector's settings. */
public final class PostgresSinkConfig extends StorySinkConfig {
  static final String URL = "postgres.url";
  static final String USER = "postgres.user";
  static final String PASSWORD = "postgres.password";
  static final String SCHEMA = "postgres.schema";
  static final String SEARCH_SHARE = "search.share";
  static final String RETENTION_DAYS = "retention.days";

  private static final int SHORTEST_RETENTION = 31;
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public static final ConfigDef DEF =
      definition()
          .define(
              URL,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              check(PostgresSinkConfig::checkUrl),
              Importance.HIGH,
              "JDBC URL of the database, such as jdbc:postgresql://db:5432/wiredesk. User and"
                  + " password do not belong in it.")
          .define(
              USER,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              new ConfigDef.NonEmptyString(),
              Importance.HIGH,
              "Database user. Must own the schema, or be allowed to create in it.")
          .define(
              PASSWORD,
              ConfigDef.Type.PASSWORD,
              "",
              Importance.HIGH,
              "The user's password; empty for none.")
          .define(
              SCHEMA,
              ConfigDef.Type.STRING,
              "public",
              check(PostgresSinkConfig::checkSchema),
              Importance.MEDIUM,
              "Schema that holds the tables. Created, and migrated, by the connector.")
          .define(
              SEARCH_SHARE,
              ConfigDef.Type.DOUBLE,
              0.25,
              Range.between(0.01, 1),
              Importance.LOW,
              "What part of a processor the building of what stories are found by may take, 0.01 to"
                  + " 1. It comes behind the rows: where stories come faster than they are built,"
                  + " searching falls behind and storing does not. One task builds at a time.")
          .define(
              RETENTION_DAYS,
              ConfigDef.Type.INT,
              0,
              PostgresSinkConfig::checkRetention,
              Importance.MEDIUM,
              "For how many days after its first record a story is kept, with all its revisions; 0"
                  + " for ever. Whole months go, so that a story may stay up to 31 days longer.");

  public PostgresSinkConfig(Map<String, String> settings) {
    super(DEF, settings);
  }

  String url() {
    return getString(URL);
  }

  String user() {
    return getString(USER);
  }

  String password() {
    return getPassword(PASSWORD).value();
  }

  String schema() {
    return getString(SCHEMA);
  }

  double searchShare() {
    return getDouble(SEARCH_SHARE);
  }

  int retentionDays() {
    return getInt(RETENTION_DAYS);
  }

  private static void checkUrl(String name, String value) {
    if (!value.startsWith("jdbc:postgresql:")) {
      throw new ConfigException(
          name + ": not a PostgreSQL URL; write jdbc:postgresql://HOST:PORT/DATABASE");
    }
    if (Pattern.compile("[?&](user|password)=").matcher(value).find()) {
      throw new ConfigException(
          name + ": holds a user or password; move them to " + USER + " and " + PASSWORD);
    }
  }

  private static void checkRetention(String name, Object value) {
    if (value instanceof Integer days && days != 0 && days < SHORTEST_RETENTION) {
      throw new ConfigException(
          "%s: %d is less than the %d days that wire.raw and its reconciliation may need; 0 keeps stories for ever"
              .formatted(name, days, SHORTEST_RETENTION));
    }
  }

  private static void checkSchema(String name, String value) {
    if (!PLAIN_NAME.matcher(value).matches()) {
      throw new ConfigException(
          name + ": '" + value + "' needs quoting; use lower-case letters, digits and _ only");
    }
  }
}
