package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import java.nio.file.Path;
import java.util.List;

/** What the demo prints when all has drained, but for the table itself. */
public final class DemoReport {
  private DemoReport() {}

  /** One line a message that did not end as its manifest says, and a last line that counts. */
  public static String judgement(List<MessageVerdict> verdicts) {
    List<MessageVerdict> failed = verdicts.stream().filter(v -> !v.asExpected()).toList();
    if (failed.isEmpty()) {
      return "All %d messages ended as expected.\n".formatted(verdicts.size());
    }
    StringBuilder out = new StringBuilder();
    out.append(
        "%d of %d messages did not end as expected:\n".formatted(failed.size(), verdicts.size()));
    for (MessageVerdict verdict : failed) {
      SampleMessage message = verdict.sent().message();
      out.append(
          "  %s: expected %s, %s; found %s, %s\n"
              .formatted(
                  message.id(),
                  message.answer(),
                  message.expect(),
                  verdict.sent().answer().code(),
                  verdict.became()));
      verdict.sent().answer().reasons().forEach(r -> out.append("    ").append(r).append('\n'));
    }
    return out.toString();
  }

  /** Where to look while the stack stays up. */
  static String nextSteps(Endpoints endpoints, Path data) {
    return """
        Look around; Ctrl-C stops it.
          overview     %s
          stories      ./wiredesk tail --data %s
          database     %s
          push more    curl -H 'Authorization: Bearer %s' -H 'Content-Type: text/plain' \\
                         --data-binary @story.txt %s/v1/feeds/desk
          or drop      files into %s
        """
        .formatted(
            endpoints.monitor(),
            data,
            psql(endpoints.postgres()),
            key(endpoints, "desk"),
            endpoints.ingest(),
            inbox(endpoints, "desk"));
  }

  /** The line that opens the database, password and all: it is a scratch one on loopback. */
  private static String psql(Endpoints.Postgres postgres) {
    String url = postgres.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    return "PGPASSWORD='%s' psql -U %s '%s'".formatted(postgres.password(), postgres.user(), url);
  }

  private static String key(Endpoints endpoints, String feed) {
    Endpoints.Feed found = endpoints.feeds().get(feed);
    return found == null ? "KEY" : found.key();
  }

  private static String inbox(Endpoints endpoints, String feed) {
    Endpoints.Feed found = endpoints.feeds().get(feed);
    return found == null ? "the inbox" : found.inbox();
  }
}
