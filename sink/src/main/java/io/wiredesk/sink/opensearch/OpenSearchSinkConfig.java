package io.wiredesk.sink.opensearch;

import io.wiredesk.sink.connect.StorySinkConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** The connector's settings. */
public final class OpenSearchSinkConfig extends StorySinkConfig {
  static final String URL = "opensearch.url";
  static final String USER = "opensearch.user";
  static final String PASSWORD = "opensearch.password";
  static final String CA_FILE = "opensearch.ca.file";
  static final String ALIAS = "opensearch.alias";
  static final String BULK_BYTES = "opensearch.bulk.bytes";
  static final String TIMEOUT_MS = "opensearch.timeout.ms";

  private static final Pattern ALIAS_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");

  public static final ConfigDef DEF =
      definition()
          .define(
              URL,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              check(OpenSearchSinkConfig::checkUrl),
              Importance.HIGH,
              "Address of the cluster, such as https://search:9200: a node, or what stands before"
                  + " all. User and password do not belong in it.")
          .define(
              USER,
              ConfigDef.Type.STRING,
              "",
              Importance.HIGH,
              "User for HTTP basic authentication; empty for none.")
          .define(PASSWORD, ConfigDef.Type.PASSWORD, "", Importance.HIGH, "The user's password.")
          .define(
              CA_FILE,
              ConfigDef.Type.STRING,
              "",
              check(OpenSearchSinkConfig::checkFile),
              Importance.MEDIUM,
              "PEM file of the authorities whose certificates are trusted; empty for those of the"
                  + " JVM.")
          .define(
              ALIAS,
              ConfigDef.Type.STRING,
              "wiredesk-stories",
              check(OpenSearchSinkConfig::checkAlias),
              Importance.MEDIUM,
              "Alias that stories are found by. The connector makes it, its index template and its"
                  + " first index, ALIAS-000001; a rollover makes the next.")
          .define(
              BULK_BYTES,
              ConfigDef.Type.INT,
              8 * 1024 * 1024,
              Range.between(1024, 100_000_000),
              Importance.LOW,
              "How large a bulk request may be, in bytes; a larger story goes alone. Stay below"
                  + " http.max_content_length of the cluster, which is 100 MB unless set.")
          .define(
              TIMEOUT_MS,
              ConfigDef.Type.LONG,
              60_000L,
              Range.between(100, 3_600_000),
              Importance.LOW,
              "How long to wait for an answer, in milliseconds, before the batch is tried again.");

  public OpenSearchSinkConfig(Map<String, String> settings) {
    super(DEF, settings);
  }

  String url() {
    return getString(URL).replaceFirst("(?<!/)/++$", "");
  }

  String user() {
    return getString(USER);
  }

  String password() {
    return getPassword(PASSWORD).value();
  }

  String caFile() {
    return getString(CA_FILE);
  }

  String alias() {
    return getString(ALIAS);
  }

  int bulkBytes() {
    return getInt(BULK_BYTES);
  }

  Duration timeout() {
    return Duration.ofMillis(getLong(TIMEOUT_MS));
  }

  private static void checkUrl(String name, String value) {
    URI uri;
    try {
      uri = URI.create(value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name + ": no address; write https://HOST:9200");
    }
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
      throw new ConfigException(name + ": no address; write https://HOST:9200");
    }
    if (uri.getUserInfo() != null) {
      throw new ConfigException(
          name + ": holds a user or password; move them to " + USER + " and " + PASSWORD);
    }
  }

  private static void checkFile(String name, String value) {
    try {
      if (!value.isEmpty() && !Files.isReadable(Path.of(value))) {
        throw new ConfigException(name + ": cannot read '" + value + "' on this worker");
      }
    } catch (InvalidPathException e) {
      throw new ConfigException(name + ": '" + value + "' is no file name");
    }
  }

  private static void checkAlias(String name, String value) {
    if (!ALIAS_NAME.matcher(value).matches()) {
      throw new ConfigException(
          name + ": '" + value + "' is no alias; use lower-case letters, digits, - and _");
    }
  }
}
