package io.wiredesk.cli.cluster;

import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell a command which cluster to talk to. */
public final class ClusterOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder of a stack that runs here (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A wiredesk.yaml instead, for a cluster elsewhere.")
  @Nullable Path config;

  /** What {@code ${env:NAME}} means in a connector's configuration: here as on its worker. */
  public Map<String, String> connectorVariables() {
    if (config != null) {
      return System.getenv();
    }
    Path file = data.resolve(Endpoints.VARIABLES_FILE);
    Properties variables = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      variables.load(reader);
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
    }
    return variables.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, variables::getProperty));
  }

  /** The configuration of the roles. */
  public ConfigFile configFile() {
    if (config != null) {
      return ConfigFile.load(config);
    }
    Endpoints.read(data).requireRunning(data); // one clear line when nothing runs
    return ConfigFile.load(data.resolve(Endpoints.CONFIG_FILE));
  }
}
