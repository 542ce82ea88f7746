package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Http;
import io.wiredesk.service.ConfigFile;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A role of the pipeline inside the stack's process: ready when its own health says so. */
final class RolePart implements Part {
  private static final Logger LOG = LoggerFactory.getLogger(RolePart.class);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String name;
  private final String url;
  private final Supplier<ConfigFile> config;
  private final Function<ConfigFile, ? extends AutoCloseable> starter;
  private @Nullable AutoCloseable running;

  /**
   * @param url where the role serves its health
   * @param config asked when the role starts
   * @param starter the role's own start
   */
  RolePart(
      String name,
      String url,
      Supplier<ConfigFile> config,
      Function<ConfigFile, ? extends AutoCloseable> starter) {
    this.name = name;
    this.url = url;
    this.config = config;
    this.starter = starter;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() throws InterruptedException {
    running = starter.apply(config.get());
    Waiting.until(
        PATIENCE,
        name,
        () -> {
          Http.Answer answer = Http.get(url + "/health/ready");
          return answer.ok() ? Waiting.done() : Waiting.notYet(answer.body());
        });
  }

  @Override
  public void close() {
    if (running == null) {
      return;
    }
    try {
      running.close();
    } catch (Exception e) { // the parts below must stop all the same
      LOG.warn("{} did not stop in order", name, e);
    }
    running = null;
  }
}
