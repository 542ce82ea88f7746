package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Endpoints;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What {@code up} prints once everything runs. */
public final class StartSummary {
  private StartSummary() {}

  /**
   * Prints where everything is.
   *
   * @param more lines before the last, which says that it is ready
   */
  public static void print(PrintWriter out, Endpoints endpoints, String... more) {
    line(out, "kafka", endpoints.kafka());
    line(out, "registry", endpoints.registry());
    line(out, "ingest", endpoints.ingest());
    line(out, "connect", endpoints.connect());
    line(out, "monitor", endpoints.monitor());
    line(out, "postgres", endpoints.postgres().url());
    endpoints.feeds().forEach((name, feed) -> line(out, "inbox " + name, feed.inbox()));
    endpoints.feeds().forEach((name, feed) -> line(out, "sftp " + name, feed.sftp()));
    for (String line : more) {
      out.println(line);
    }
    out.println("ready");
    out.flush();
  }

  /**
   * How to push a story, as a shell takes it: the key is read from its file, and so is in no
   * terminal's memory.
   */
  public static String push(Endpoints endpoints, Path data) {
    String feed = endpoints.feeds().keySet().stream().sorted().findFirst().orElseThrow();
    String key = data.resolve(StackFeeds.KEYS).resolve(feed).toString().replace("'", "'\\''");
    return "%-14s curl -H \"Authorization: Bearer $(cat '%s')\" --data-binary @FILE %s/v1/feeds/%s"
        .formatted("push", key, endpoints.ingest(), feed);
  }

  private static void line(PrintWriter out, String what, String where) {
    out.println("%-14s %s".formatted(what, where));
  }
}
