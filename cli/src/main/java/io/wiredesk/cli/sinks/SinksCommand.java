package io.wiredesk.cli.sinks;

import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.service.ConfigFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wiredesk sinks}. */
@Command(
    name = "sinks",
    description = {
      "The connectors that store: their tasks, how far behind they are, their last error.",
      "Exit 1 when one of them, or a task, does not run."
    })
public final class SinksCommand implements Callable<Integer> {
  @Mixin ReportOptions options = new ReportOptions();

  @Override
  public Integer call() throws InterruptedException {
    ConfigFile file = options.configFile();
    MonitorConfig monitor = file.section("monitor", MonitorConfig.class);
    SinkReport report;
    try (LagScanner scanner = LagScanner.open(file)) {
      report = SinkReport.read(monitor.connect(), scanner.scan());
    }
    options.print(report.toJson(), report.render());
    return report.isWell() ? 0 : 1;
  }
}
