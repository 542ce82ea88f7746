package io.wiredesk.local;

import io.wiredesk.monitor.Place;
import io.wiredesk.monitor.RejectedShell;


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
final class RejectedReplayCommand implements Callable<Integer> {
  @Mixin Installation installation = new Installation();
  @Mixin RejectedSelection selection = new RejectedSelection();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    selection.check(spec.commandLine());
    PrintWriter out = spec.commandLine().getOut();
    try (RejectedShell shell =
        RejectedShell.open(installation.configFile(), RejectedListCommand.PATIENCE)) {
      List<Place> ids = selection.of(shell, spec.commandLine().getErr());
      return shell.replay(ids, selection.by, out::println) ? 0 : 1;
    }
  }
}
