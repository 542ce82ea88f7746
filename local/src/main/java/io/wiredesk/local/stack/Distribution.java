package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the build assembles for running: jars, connector plugins, the connector's configuration.
 *
 * @param root {@code local/target/wiredesk}, or wherever it was moved
 */
public record Distribution(Path root) {
  private static final String PROPERTY = "wiredesk.dist";

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

  Path connector() {
    return root.resolve("connector").resolve("wiredesk-postgres.json");
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
