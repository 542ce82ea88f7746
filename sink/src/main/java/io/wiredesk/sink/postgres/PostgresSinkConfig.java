package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.Erase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** The connector's settings. */
public final class PostgresSinkConfig extends AbstractConfig {
  static final String URL = "postgres.url";
  static final String USER = "postgres.user";
  static final String PASSWORD = "postgres.password";
  static final String SCHEMA = "postgres.schema";
  static final String RETRY_BACKOFF_MS = "retry.backoff.ms";
  static final String RETRY_BACKOFF_MAX_MS = "retry.backoff.max.ms";
  static final String ERASE = "erase";
  static final String SEARCH_SHARE = "search.share";
  static final String REGISTRY_PREFIX = "schema.registry.";
  static final String REGISTRY_URL = "schema.registry.url";

  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public static final ConfigDef DEF =
      new ConfigDef()
          .define(
              URL,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              check(PostgresSinkConfig::checkUrl),
              Importance.HIGH,
              "JDBC URL of the database, such as jdbc:postgresql://db:5432/wiredesk. User and password"
                  + " do not belong in it.")
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
              REGISTRY_URL,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              new ConfigDef.NonEmptyString(),
              Importance.HIGH,
              "Schema registry that knows the topics' schemas. Other settings of Confluent's client,"
                  + " such as basic.auth.credentials.source, may stand beside it and are passed on.")
          .define(
              RETRY_BACKOFF_MS,
              ConfigDef.Type.LONG,
              500L,
              Range.between(1, 3_600_000),
              Importance.LOW,
              "How long to wait, in milliseconds, before a batch is tried again when the database or"
                  + " the registry is away. Doubles with each failure in a row.")
          .define(
              RETRY_BACKOFF_MAX_MS,
              ConfigDef.Type.LONG,
              30_000L,
              Range.between(1, 3_600_000),
              Importance.LOW,
              "Bound of the wait between tries, in milliseconds.")
          .define(
              ERASE,
              ConfigDef.Type.STRING,
              "all",
              ConfigDef.ValidString.in("all", "text"),
              Importance.MEDIUM,
              "What a kill takes out of the rows of what it covers. all: whatever tells of the text, so"
                  + " that ids, version, status, feed, provider, language, urgency and times are left."
                  + " text: headlines, dateline, body and what was found in them; slug, keywords,"
                  + " notes, byline and the like stay.")
          .define(
              SEARCH_SHARE,
              ConfigDef.Type.DOUBLE,
              0.25,
              Range.between(0.01, 1),
              Importance.LOW,
              "What part of a processor the building of what stories are found by may take, 0.01 to 1."
                  + " It comes behind the rows: where stories come faster than they are built, searching"
                  + " falls behind and storing does not. One task builds at a time.");

  public PostgresSinkConfig(Map<String, String> settings) {
    super(DEF, settings, false);
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

  /** What a kill takes out of a row. */
  public Erase erase() {
    return Erase.valueOf(getString(ERASE).toUpperCase(Locale.ROOT));
  }

  double searchShare() {
    return getDouble(SEARCH_SHARE);
  }

  /** Names this connector's rows in {@code sink_offset}. */
  public String connectorName() {
    String name = originalsStrings().get("name");
    if (name == null || name.isBlank()) {
      throw new ConfigException("name: the connector has no name; give it one");
    }
    return name;
  }

  public Duration retryBackoff() {
    return Duration.ofMillis(getLong(RETRY_BACKOFF_MS));
  }

  public Duration retryBackoffMax() {
    return Duration.ofMillis(getLong(RETRY_BACKOFF_MAX_MS));
  }

  /**
   * What the Confluent client takes: {@code schema.registry.*}, {@code basic.auth.*}, {@code
   * bearer.auth.*}.
   */
  public Map<String, Object> registry() {
    Map<String, Object> registry = new LinkedHashMap<>();
    originals()
        .forEach(
            (key, value) -> {
              if (key.startsWith(REGISTRY_PREFIX)
                  || key.startsWith("basic.auth.")
                  || key.startsWith("bearer.auth.")) {
                registry.put(key, value);
              }
            });
    return registry;
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

  private static void checkSchema(String name, String value) {
    if (!PLAIN_NAME.matcher(value).matches()) {
      throw new ConfigException(
          name + ": '" + value + "' needs quoting; use lower-case letters, digits and _ only");
    }
  }

  private static ConfigDef.Validator check(Check check) {
    return (name, value) -> {
      if (value instanceof String text) {
        check.on(name, text);
      }
    };
  }

  private interface Check {
    void on(String name, String value);
  }
}
