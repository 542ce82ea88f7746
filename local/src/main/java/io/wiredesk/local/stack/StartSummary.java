package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Endpoints;
import java.io.PrintWriter;

/** What {@code up} prints once everything runs. */
public final class StartSummary {
  private StartSummary() {}

  public static void print(PrintWriter out, Endpoints endpoints) {
    line(out, "kafka", endpoints.kafka());
    line(out, "registry", endpoints.registry());
    line(out, "ingest", endpoints.ingest());
    line(out, "connect", endpoints.connect());
    line(out, "monitor", endpoints.monitor());
    line(out, "postgres", endpoints.postgres().url());
    endpoints.feeds().forEach((name, feed) -> line(out, "inbox " + name, feed.inbox()));
    endpoints.feeds().forEach((name, feed) -> line(out, "sftp " + name, feed.sftp()));
    out.println("ready");
    out.flush();
  }

  private static void line(PrintWriter out, String what, String where) {
    out.println("%-14s %s".formatted(what, where));
  }
}
