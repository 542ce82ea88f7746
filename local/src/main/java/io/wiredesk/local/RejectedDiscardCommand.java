package io.wiredesk.local;

import io.wiredesk.monitor.Place;
import io.wiredesk.monitor.RejectedShell;


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
final class RejectedDiscardCommand implements Callable<Integer> {
  @Mixin Installation installation = new Installation();
  @Mixin RejectedSelection selection = new RejectedSelection();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it may go.")
  String reason = "";

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    selection.check(spec.commandLine());
    PrintWriter out = spec.commandLine().getOut();
    if (reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--reason must say why it may go");
    }
    try (RejectedShell shell =
        RejectedShell.open(installation.configFile(), RejectedListCommand.PATIENCE)) {
      List<Place> ids = selection.of(shell, spec.commandLine().getErr());
      return shell.discard(ids, reason.strip(), selection.by, out::println) ? 0 : 1;
    }
  }
}
