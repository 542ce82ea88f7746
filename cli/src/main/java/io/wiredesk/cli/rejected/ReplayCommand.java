package io.wiredesk.cli.rejected;

import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.monitor.rejected.RejectedSession;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wiredesk rejected replay}. */
@Command(
    name = "replay",
    description = {
      "Sends rejected copy through the pipeline again, oldest first.",
      "What ingest refused goes through ingest, what failed later goes by way of wire.raw.",
      "Exit status 1 when not all of it was taken."
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin ReportOptions options = new ReportOptions();
  @Mixin SelectionOptions selection = new SelectionOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    selection.check(spec.commandLine());
    PrintWriter out = spec.commandLine().getOut();
    try (RejectedSession session =
        RejectedSession.open(options.configFile(), ListCommand.PATIENCE)) {
      List<RecordCoordinate> ids = selection.of(session, spec.commandLine().getErr());
      return session.replay(ids, selection.by, options.json(), out::println) ? 0 : 1;
    }
  }
}
