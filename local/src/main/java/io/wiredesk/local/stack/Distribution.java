package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the build assembles for running: jars, connector plugins, the connector's configuration.
 *
 * @param root {@code local/target/wiredesk}, or wherever it was moved
 */
public record Distribution(Path root) {
  private static final String PROPERTY = "wiredesk.dist";
  private static final Pattern CONNECTOR = Pattern.compile("wiredesk-([a-z]+)\\.json");

  /** The one that the launcher names. */
  public static Distribution current() {
    @Nullable String root = System.getProperty(PROPERTY);
    if (root == null || !Files.isDirectory(Path.of(root))) {
      throw new CommandException(
          "cannot find the built parts; start through the script ./wiredesk, or pass -D"
              + PROPERTY
              + "=local/target/wiredesk");
    }
    return new Distribution(Path.of(root).toAbsolutePath().normalize());
  }

  /** One folder inside for each connector plugin. */
  Path plugins() {
    return root.resolve("plugins");
  }

  /** The same for the archive's plugin: a worker that needs it not, does not look through it. */
  Path archive() {
    return root.resolve("archive");
  }

  /** What {@link #connector} knows. */
  List<String> sinks() {
    try (Stream<Path> files = Files.list(root.resolve("connector"))) {
      return files
          .map(file -> CONNECTOR.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the connectors", e);
    }
  }

  /** The file of a sink's connector, by the sink's name. */
  Path connector(String sink) {
    return root.resolve("connector").resolve("wiredesk-" + sink + ".json");
  }

  /** The settings of a Connect worker. */
  Path worker() {
    return root.resolve("connector").resolve("worker.properties");
  }

  /** Where PostgreSQL's programs are unpacked, once for all data folders. */
  Path postgresPrograms() {
    return root.resolve("postgres");
  }
}
