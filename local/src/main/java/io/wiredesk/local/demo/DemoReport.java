package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the demo prints when all has drained, but for the table itself. */
public final class DemoReport {
  private DemoReport() {}

  /** One line a message that did not end as its manifest says, and a last line that counts. */
  public static String judgement(List<MessageVerdict> verdicts) {
    List<MessageVerdict> failed = verdicts.stream().filter(v -> !v.asExpected()).toList();
    if (failed.isEmpty()) {
      return String.format(Locale.ROOT, "All %d messages ended as expected.\n", verdicts.size());
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d of %d messages did not end as expected:",
            failed.size(),
            verdicts.size()));
    for (MessageVerdict verdict : failed) {
      SampleMessage message = verdict.sent().message();
      SentMessage.Answer answer = verdict.sent().answer();
      lines.add(
          "  %s: expected %s, %s; found %s, %s"
              .formatted(
                  message.id(),
                  message.answer(),
                  message.expect(),
                  answer.code(),
                  verdict.became()));
      answer.reasons().forEach(reason -> lines.add("    " + reason));
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * Where to look while the stack stays up.
   *
   * @param feed the one to push more through
   */
  static String nextSteps(Endpoints endpoints, Path data, String feed) {
    Endpoints.Feed there = Objects.requireNonNull(endpoints.feeds().get(feed), feed);
    return """
        Look around; Ctrl-C stops it.
          overview     %s
          stories      ./wiredesk tail --data %s
          database     %s
          push more    curl -H 'Authorization: Bearer %s' -H 'Content-Type: text/plain' \\
                         --data-binary @story.txt %s/v1/feeds/%s
          or drop      files into %s
        """
        .formatted(
            endpoints.monitor(),
            data,
            psql(endpoints.postgres()),
            there.key(),
            endpoints.ingest(),
            feed,
            there.inbox());
  }

  /** The line that opens the database, password and all: it is a scratch one on loopback. */
  private static String psql(Endpoints.Postgres postgres) {
    String url = postgres.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    return "PGPASSWORD='%s' psql -U %s '%s'".formatted(postgres.password(), postgres.user(), url);
  }
}
