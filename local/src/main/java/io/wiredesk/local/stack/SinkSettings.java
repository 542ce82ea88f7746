package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a stack stores: in its own PostgreSQL, and in stores that somebody else runs.
 *
 * @param names of the sinks
 * @param variables that their connectors read, and the stack does not know by itself
 */
public record SinkSettings(List<String> names, Map<String, String> variables) {
  /** PostgreSQL alone. */
  public static final SinkSettings POSTGRES = new SinkSettings(List.of("postgres"), Map.of());

  private static final String ARCHIVE = "iceberg";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(WIREDESK_\\w+)}");

  public SinkSettings {
    names = List.copyOf(names);
    variables = Map.copyOf(variables);
  }

  /**
   * These, beside PostgreSQL. An address that is missing is refused; a user or password that is, is
   * none.
   */
  public static SinkSettings of(
      List<String> more, Distribution distribution, Map<String, String> environment) {
    if (more.isEmpty()) {
      return POSTGRES;
    }
    List<String> known = distribution.sinks();
    Map<String, String> variables = new TreeMap<>();
    for (String sink : more) {
      if (!known.contains(sink)) {
        throw new CommandException(
            "there is no sink '%s'; there are %s".formatted(sink, String.join(", ", known)));
      }
      String own = "WIREDESK_" + sink.toUpperCase(Locale.ROOT) + "_";
      variablesOf(sink, distribution)
          .filter(name -> name.startsWith(own) && !sink.equals("postgres"))
          .forEach(name -> variables.put(name, value(sink, name, environment)));
    }
    List<String> names =
        Stream.concat(POSTGRES.names().stream(), more.stream()).distinct().toList();
    SinkSettings settings = new SinkSettings(names, variables);
    if (settings.archive() && !Files.isDirectory(distribution.archive())) {
      throw new CommandException(
          "the archive's plugin is not in %s; build it: mvn -DskipTests package"
              .formatted(distribution.archive()));
    }
    return settings;
  }

  private static Stream<String> variablesOf(String sink, Distribution distribution) {
    try {
      String connector = Files.readString(distribution.connector(sink));
      return VARIABLE.matcher(connector).results().map(found -> found.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the connector of " + sink, e);
    }
  }

  private static String value(String sink, String name, Map<String, String> environment) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank() && name.endsWith("_URL")) {
      throw new CommandException(
          "sink '%s' needs its address in the environment: set %s".formatted(sink, name));
    }
    return value;
  }

  /** Whether stories go into an archive, which is a plugin of its own. */
  boolean archive() {
    return names.contains(ARCHIVE);
  }

  /** These, and a stack's own answers where the environment has none. */
  SinkSettings orElse(Map<String, String> own) {
    Map<String, String> all = new TreeMap<>(variables);
    all.replaceAll((name, value) -> value.isBlank() ? own.getOrDefault(name, value) : value);
    return new SinkSettings(names, all);
  }

  /** As lines of a properties file. */
  String lines() {
    return variables.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\").replace("\n", "\\n") + "\n")
        .sorted()
        .collect(Collectors.joining());
  }

  /** Without the values, which may be secrets. */
  @Override
  public String toString() {
    return "SinkSettings[names=" + names + ", variables=" + variables.keySet() + "]";
  }
}
