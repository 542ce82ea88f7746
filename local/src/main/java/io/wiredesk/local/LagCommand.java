package io.wiredesk.local;

import io.wiredesk.monitor.LagReport;
import io.wiredesk.monitor.LagScanner;
import io.wiredesk.monitor.LagTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiredesk lag}. */
@Command(
    name = "lag",
    description = "How far behind every group and the storage are, in records and in time.")
final class LagCommand implements Callable<Integer> {
  @Mixin Installation installation = new Installation();

  @Option(names = "--partitions", description = "A line a partition.")
  boolean partitions;

  @Option(names = "--json", description = "The scan as JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    try (LagScanner scanner = LagScanner.open(installation.configFile())) {
      LagReport report = scanner.scan();
      spec.commandLine().getOut().print(rendered(report));
      spec.commandLine().getOut().flush();
      return report.problems().isEmpty() ? 0 : 1;
    }
  }

  private String rendered(LagReport report) {
    if (json) {
      return LagTable.toJson(report) + "\n";
    }
    return partitions ? LagTable.renderPartitions(report) : LagTable.render(report);
  }
}
