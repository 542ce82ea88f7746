package io.wiredesk.cli.sinks;

import io.wiredesk.cli.cluster.ReportOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wiredesk archive count}. */
@Command(
    name = "count",
    description = {
      "Reads all of the archive: stories and copies that live, those that are killed, and by table",
      "files, bytes, rows, and rows that 'erase' would take out."
    })
final class ArchiveCountCommand implements Callable<Integer> {
  @Mixin ReportOptions report = new ReportOptions();
  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Override
  public Integer call() throws InterruptedException {
    archive.run(report, "count", Map.of());
    return 0;
  }
}
