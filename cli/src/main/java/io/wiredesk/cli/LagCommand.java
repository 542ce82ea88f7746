package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.cli.terminal.WatchOption;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.monitor.lag.LagTable;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wiredesk lag}. */
@Command(
    name = "lag",
    description = {
      "How far behind every group and the storage are, in time and in offsets.",
      "LAG counts transaction markers, too: so many records wait at most; 0 where none is left."
    })
final class LagCommand implements Callable<Integer> {
  @Mixin ReportOptions options = new ReportOptions();
  @Mixin WatchOption watch = new WatchOption();

  @Option(names = "--partitions", description = "A line a partition.")
  boolean partitions;

  @Override
  public Integer call() throws InterruptedException {
    AtomicBoolean complete = new AtomicBoolean();
    try (LagScanner scanner = LagScanner.open(options.configFile())) {
      watch.print(
          options.out(),
          options.json(),
          () -> {
            LagReport report = scanner.scan();
            complete.set(report.problems().isEmpty());
            return rendered(report);
          });
    }
    return complete.get() ? 0 : 1;
  }

  private String rendered(LagReport report) {
    if (options.json()) {
      return WatchOption.json(LagTable.toJson(report), watch.isGiven());
    }
    return partitions ? LagTable.renderPartitions(report) : LagTable.render(report);
  }
}
