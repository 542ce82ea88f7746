package io.wiredesk.monitor;

import io.wiredesk.service.ConfigFile;

/** A configuration with nothing but a broker there. */
final class TestConfig {
  private TestConfig() {}

  /**
   * @param registry name of a registry in memory; what one test registers another one sees
   */
  static ConfigFile of(String bootstrap, String registry) {
    return ConfigFile.parse(
        """
        kafka: {bootstrap.servers: "%s"}
        registry: {schema.registry.url: "mock://%s"}
        monitor:
          listen: 127.0.0.1:0
          clusterName: desk
          interval: PT0.5S
          connect: http://127.0.0.1:1
          ingest: http://127.0.0.1:1
          enrich: http://127.0.0.1:1
          postgres: {url: "jdbc:postgresql://127.0.0.1:1/none", user: nobody}
        """
            .formatted(bootstrap, registry));
  }
}
