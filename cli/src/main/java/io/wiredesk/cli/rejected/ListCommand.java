package io.wiredesk.cli.rejected;

import io.wiredesk.cli.cluster.ClusterOptions;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.monitor.rejected.RejectedSession;
import io.wiredesk.monitor.rejected.RejectedStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiredesk rejected list}. */
@Command(name = "list", description = "Rejected copy, newest first.")
final class ListCommand implements Callable<Integer> {
  static final Duration PATIENCE = Duration.ofMinutes(1);

  @Mixin ClusterOptions cluster = new ClusterOptions();
  @Mixin FilterOptions filter = new FilterOptions();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "${COMPLETION-CANDIDATES}; any when left out.")
  @Nullable RejectedStatus status;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "So many at most (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--json", description = "As JSON, with counts by feed, stage, code and status.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
    }
    try (RejectedSession session = RejectedSession.open(cluster.configFile(), PATIENCE)) {
      spec.commandLine().getOut().print(session.list(filter.filter(status), limit, json));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
