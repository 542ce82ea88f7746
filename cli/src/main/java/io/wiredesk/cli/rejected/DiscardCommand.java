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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiredesk rejected discard}. */
@Command(
    name = "discard",
    description = {
      "Marks rejected copy as dealt with and remembers why.",
      "Its bytes stay until the topic's retention takes them."
    })
final class DiscardCommand implements Callable<Integer> {
  @Mixin ReportOptions options = new ReportOptions();
  @Mixin SelectionOptions selection = new SelectionOptions();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it may go.")
  String reason = "";

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    selection.check(spec.commandLine());
    PrintWriter out = spec.commandLine().getOut();
    if (reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--reason must say why it may go");
    }
    try (RejectedSession session =
        RejectedSession.open(options.configFile(), ListCommand.PATIENCE)) {
      List<RecordCoordinate> ids = selection.of(session, spec.commandLine().getErr());
      return session.discard(ids, reason.strip(), selection.by, options.json(), out::println)
          ? 0
          : 1;
    }
  }
}
