package io.wiredesk.local.stack;

import com.linecorp.armeria.server.Server;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.local.registry.RegistryService;
import io.wiredesk.local.registry.RegistryState;
import io.wiredesk.local.registry.SchemaRegistry;
import io.wiredesk.local.registry.SchemasTopic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry for one machine, on loopback. Its state is in the {@code _schemas} topic in
 * Confluent's record format, so a Confluent server pointed at the same broker takes over; the two
 * must not run at once.
 */
final class RegistryPart implements Part {
  private static final int LARGEST_SCHEMA = 4 * 1024 * 1024;

  private final String bootstrap;
  private final int port;
  private @Nullable SchemasTopic topic;
  private @Nullable Server server;

  RegistryPart(String bootstrap, int port) {
    this.bootstrap = bootstrap;
    this.port = port;
  }

  @Override
  public String name() {
    return "schema registry";
  }

  @Override
  public void start() throws InterruptedException {
    SchemasTopic opened = SchemasTopic.open(bootstrap);
    topic = opened;
    RegistryState state = new RegistryState();
    opened.replay(state::apply);
    Server built =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .maxRequestLength(LARGEST_SCHEMA)
            .gracefulShutdownTimeout(Duration.ofMillis(50), Duration.ofSeconds(5))
            .annotatedService(new RegistryService(new SchemaRegistry(state, opened)))
            .build();
    try {
      built.start().join();
      server = built;
    } catch (CompletionException e) {
      throw new CommandException("schema registry cannot listen on port " + port, e);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop().join();
      server = null;
    }
    if (topic != null) {
      topic.close();
      topic = null;
    }
  }
}
