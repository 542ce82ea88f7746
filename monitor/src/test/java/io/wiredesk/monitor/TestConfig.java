package io.wiredesk.monitor;

import io.wiredesk.role.ConfigFile;

/** A configuration with nothing but a broker there. */
final class TestConfig {
  private TestConfig() {}

  /**
   * @param more further keys of the monitor section, each line indented by two
   */
  static ConfigFile of(String bootstrap, String more) {
    return ConfigFile.parse(
        """
        kafka: {bootstrap.servers: "%s"}
        registry: {schema.registry.url: "mock://monitor"}
        monitor:
          listen: 127.0.0.1:0
          clusterName: desk
          interval: PT0.5S
          connect: http://127.0.0.1:1
          ingest: http://127.0.0.1:1
          enrich: http://127.0.0.1:1
        %s
        """
            .formatted(
                bootstrap,
                more.isEmpty()
                    ? "  postgres: {url: \"jdbc:postgresql://127.0.0.1:1/none\", user: nobody}"
                    : more));
  }
}
