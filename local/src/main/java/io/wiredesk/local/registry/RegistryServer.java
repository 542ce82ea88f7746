package io.wiredesk.local.registry;

import com.linecorp.armeria.server.Server;
import io.wiredesk.service.AcceptorGroup;
import io.wiredesk.service.KafkaSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/**
 * A schema registry for one machine, on loopback. Its state is in the {@code _schemas} topic in
 * Confluent's record format, so a Confluent server pointed at the same broker takes over; the two
 * must not run at once.
 */
public final class RegistryServer implements AutoCloseable {
  private static final int LARGEST_SCHEMA = 4 * 1024 * 1024;

  private final SchemasTopic topic;
  private final Server server;

  private RegistryServer(SchemasTopic topic, Server server) {
    this.topic = topic;
    this.server = server;
  }

  /**
   * Reads what is on the topic, then serves it.
   *
   * @throws IllegalStateException when the broker or the port is not to be had
   */
  public static RegistryServer start(KafkaSettings kafka, int port) throws InterruptedException {
    SchemasTopic topic = SchemasTopic.open(kafka);
    try {
      RegistryState state = new RegistryState();
      topic.replay(state::apply);
      Server server =
          Server.builder()
              .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .maxRequestLength(LARGEST_SCHEMA)
              .gracefulShutdownTimeout(Duration.ofMillis(50), Duration.ofSeconds(5))
              .bossGroupFactory(AcceptorGroup::named)
              .annotatedService(new RegistryService(new SchemaRegistry(state, topic)))
              .build();
      server.start().join();
      return new RegistryServer(topic, server);
    } catch (RuntimeException e) {
      boolean interrupted = Thread.interrupted(); // closing must not be cut short
      topic.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw e instanceof CompletionException
          ? new IllegalStateException("schema registry cannot listen on port " + port, e)
          : e;
    }
  }

  @Override
  public void close() {
    server.stop().join();
    topic.close();
  }
}
