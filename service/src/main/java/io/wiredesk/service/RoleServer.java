package io.wiredesk.service;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.encoding.EncodingService;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A role's HTTP server: {@code /metrics} in Prometheus' text format, {@code /health/live}, {@code
 * /health/ready}, and whatever the role adds. Closing it finishes the requests in flight.
 */
public final class RoleServer implements AutoCloseable {
  private static final MediaType PROMETHEUS_TEXT =
      MediaType.parse("text/plain; version=0.0.4; charset=utf-8");
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  private final Server server;

  private RoleServer(Server server) {
    this.server = server;
  }

  /**
   * Starts listening.
   *
   * @param role the role, for messages
   * @param routes adds the role's own services
   * @throws ConfigException when the address cannot be listened on
   */
  public static RoleServer start(
      String role,
      ListenAddress listen,
      PrometheusMeterRegistry metrics,
      List<ReadyCheck> checks,
      Consumer<ServerBuilder> routes) {
    ServerBuilder builder =
        Server.builder()
            .http(listen.socketAddress())
            .gracefulShutdownTimeout(QUIET, AT_MOST)
            .bossGroupFactory(AcceptorGroup::named)
            .service("/metrics", scrapes(metrics))
            .annotatedService(new HealthService(checks));
    routes.accept(builder);
    Server server = builder.build();
    try {
      server.start().join();
    } catch (CompletionException e) {
      throw new ConfigException(
          "%s cannot listen on %s: %s".formatted(role, listen, rootMessage(e)), e);
    }
    return new RoleServer(server);
  }

  /** The port it listens on, also where any free one was asked for. */
  public int port() {
    return server.activeLocalPort();
  }

  /** The pattern of every path that is served. */
  public List<String> paths() {
    return server.config().serviceConfigs().stream()
        .map(service -> service.route().patternString())
        .toList();
  }

  @Override
  public void close() {
    server.stop().join();
  }

  /** On a thread that may take its time; compressed for who takes that. */
  private static HttpService scrapes(PrometheusMeterRegistry metrics) {
    HttpService scrape =
        (ctx, req) ->
            HttpResponse.of(
                CompletableFuture.supplyAsync(
                    () -> HttpResponse.of(HttpStatus.OK, PROMETHEUS_TEXT, metrics.scrape()),
                    ctx.blockingTaskExecutor()));
    return scrape.decorate(
        EncodingService.builder().encodableContentTypes(PROMETHEUS_TEXT::belongsTo).newDecorator());
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
