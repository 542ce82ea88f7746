package io.wiredesk.sink.connect;

import io.wiredesk.sink.story.Erase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** The settings that every sink of stories has, whatever it stores in. */
public abstract class StorySinkConfig extends AbstractConfig {
  private static final String RETRY_BACKOFF_MS = "retry.backoff.ms";
  private static final String RETRY_BACKOFF_MAX_MS = "retry.backoff.max.ms";
  private static final String ERASE = "erase";
  private static final String REGISTRY_URL = "schema.registry.url";

  protected StorySinkConfig(ConfigDef definition, Map<String, String> settings) {
    super(definition, settings, false);
  }

  /** These settings; a sink adds its own. */
  protected static ConfigDef definition() {
    return new ConfigDef()
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
            "How long to wait, in milliseconds, before a batch is tried again when the store or"
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
            "What a kill takes out of what it covers. all: whatever tells of the text, so that ids,"
                + " version, status, feed, provider, language, urgency and times are left. text:"
                + " headlines, dateline, body and what was found in them; slug, keywords, notes,"
                + " byline and the like stay.");
  }

  /** What a kill takes out of what is stored. */
  public Erase erase() {
    return Erase.valueOf(getString(ERASE).toUpperCase(Locale.ROOT));
  }

  /** The connector's name, which offsets and groups go by. */
  public String connectorName() {
    String name = originalsStrings().get("name");
    if (name == null || name.isBlank()) {
      throw new ConfigException("name: the connector has no name; give it one");
    }
    return name;
  }

  /** The waits between tries, from the first. */
  public Backoff backoff() {
    return new Backoff(
        Duration.ofMillis(getLong(RETRY_BACKOFF_MS)),
        Duration.ofMillis(getLong(RETRY_BACKOFF_MAX_MS)),
        new SplittableRandom()::nextDouble);
  }

  /** What the Confluent client takes. */
  public Map<String, Object> registry() {
    Map<String, Object> registry = new LinkedHashMap<>();
    originals()
        .forEach(
            (key, value) -> {
              if (ConnectSettings.isOfRegistry(key)) {
                registry.put(key, value);
              }
            });
    return registry;
  }

  protected static ConfigDef.Validator check(Check check) {
    return (name, value) -> {
      if (value instanceof String text) {
        check.on(name, text);
      }
    };
  }

  /** Refuses a text with a message that names the key. */
  protected interface Check {
    void on(String name, String value);
  }
}
