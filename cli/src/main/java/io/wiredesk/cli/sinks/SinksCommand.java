package io.wiredesk.cli.sinks;

import io.wiredesk.cli.cluster.ClusterOptions;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.service.ConfigFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiredesk sinks}. */
@Command(
    name = "sinks",
    description = {
      "The connectors that store: their tasks, how far behind they are, their last error.",
      "Exit 1 when one of them, or a task, does not run."
    })
public final class SinksCommand implements Callable<Integer> {
  @Mixin ClusterOptions cluster = new ClusterOptions();

  @Option(names = "--json", description = "As JSON, with every task and its whole error.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Logs.quiet();
    ConfigFile file = cluster.configFile();
    MonitorConfig monitor = file.section("monitor", MonitorConfig.class);
    SinkReport report;
    try (LagScanner scanner = LagScanner.open(file)) {
      report = SinkReport.read(monitor.connect(), scanner.scan());
    }
    spec.commandLine().getOut().print(json ? report.toJson() + "\n" : report.render());
    spec.commandLine().getOut().flush();
    return report.isWell() ? 0 : 1;
  }
}
