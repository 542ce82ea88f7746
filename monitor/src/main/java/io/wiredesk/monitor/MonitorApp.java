package io.wiredesk.monitor;

import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.RoleServer;
import io.wiredesk.service.StartedParts;
import java.nio.file.Path;
import java.util.List;

/** The monitor's process: scans, follows, serves page, API and metrics. */
public final class MonitorApp implements AutoCloseable {
  private final StartedParts parts;
  private final RoleServer server;

  private MonitorApp(StartedParts parts, RoleServer server) {
    this.parts = parts;
    this.server = server;
  }

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: MonitorApp wiredesk.yaml");
      System.exit(2);
    }
    try {
      MonitorApp app = start(ConfigFile.load(Path.of(args[0])));
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Thread.currentThread().join();
  }

  /**
   * Starts everything. Broker, database and the other roles may come up later: what is missing is
   * shown, not fatal.
   *
   * @throws ConfigException when a section is wrong or the address is taken
   */
  public static MonitorApp start(ConfigFile file) {
    StartedParts parts = new StartedParts("monitor");
    try {
      return new MonitorApp(parts, new MonitorParts(file, parts).start());
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** Where page, API and metrics are served. */
  public int port() {
    return server.port();
  }

  /** The pattern of every path that is served. */
  List<String> paths() {
    return server.paths();
  }

  /** Stops in the reverse order of the start. */
  @Override
  public void close() {
    parts.close();
  }
}
