package io.wiredesk.cli.sinks;

import io.wiredesk.cli.cluster.ReportOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wiredesk archive erase}. */
@Command(
    name = "erase",
    description = {
      "Takes what was killed out of the archive: rewrites the files that hold rows which a kill",
      "covers, then deletes all snapshots but the newest and every file that none names.",
      "Harmless when repeated, and while stories come."
    })
final class ArchiveEraseCommand implements Callable<Integer> {
  @Mixin ReportOptions report = new ReportOptions();
  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Option(
      names = "--orphans",
      paramLabel = "AGE",
      defaultValue = "P3D",
      description = {
        "Deletes files that no snapshot names and that are older, as a worker leaves them that died",
        "(default: ${DEFAULT-VALUE}). Longer than the connector may be without a commit; PT0S only",
        "while it is stopped."
      })
  Duration orphans = Duration.ofDays(3);

  @Override
  public Integer call() throws InterruptedException {
    archive.run(report, "erase", Map.of("orphans.older.than", orphans.toString()));
    return 0;
  }
}
