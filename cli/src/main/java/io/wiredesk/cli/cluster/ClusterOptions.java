package io.wiredesk.cli.cluster;

import io.wiredesk.service.ConfigFile;
import java.nio.file.Path;
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

  /** The configuration of the roles. */
  public ConfigFile configFile() {
    if (config != null) {
      return ConfigFile.load(config);
    }
    Endpoints.read(data).requireRunning(data); // one clear line when nothing runs
    return ConfigFile.load(data.resolve(Endpoints.CONFIG_FILE));
  }
}
