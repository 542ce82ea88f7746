package io.wiredesk.cli.terminal;

import java.nio.file.Path;

/** Chooses where this process logs. Call it before anything logs. */
public final class Logs {
  private static final String CHOICE = "logback.configurationFile";

  private Logs() {}

  /** Everything into a file, nothing on the console. */
  public static void toFile(Path file) {
    System.setProperty("wiredesk.log.file", file.toString());
    choose("wiredesk-log-file.xml");
  }

  /** For a role that runs alone: everything on standard error. */
  public static void toConsole() {
    choose("wiredesk-log-console.xml");
  }

  /** For a short command: nothing but errors, on standard error. */
  public static void quiet() {
    choose("wiredesk-log-quiet.xml");
  }

  private static void choose(String resource) {
    if (System.getProperty(CHOICE) == null) {
      System.setProperty(CHOICE, resource);
    }
  }
}
