package io.wiredesk.enrich;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.RegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;

/** The role in a process of its own, which can be killed. */
final class EnrichProcess implements AutoCloseable {
  private final Process process;

  private EnrichProcess(Process process) {
    this.process = process;
  }

  static EnrichProcess start(TestWire wire, Path dir) throws IOException {
    Path log = dir.resolve("enrich.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EnrichProcess.class.getName(),
                wire.bootstrap(),
                Files.writeString(dir.resolve("enrich.yaml"), wire.configText("mock://child"))
                    .toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new EnrichProcess(process);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: nothing is closed, no transaction ended. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * A mock registry is one process's own; it gives the same ids for the same schemas in the same
   * order.
   */
  public static void main(String[] args) throws Exception {
    RegistrySettings registry = new RegistrySettings(Map.of("schema.registry.url", "mock://child"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]));
        SchemaRegistryClient client = registry.client()) {
      Contract.install(admin, client, new TopicOverrides(1, Map.of(), Map.of()));
    }
    try (EnrichApp app = EnrichApp.start(ConfigFile.parse(Files.readString(Path.of(args[1]))))) {
      System.out.println("listening on " + app.port());
      new CountDownLatch(1).await();
    }
  }
}
