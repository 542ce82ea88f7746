package io.wiredesk.cli.rejected;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiredesk rejected}. */
@Command(
    name = "rejected",
    description =
        "What could not be taken, processed or stored: see it, send it again, discard it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class, DiscardCommand.class})
public final class RejectedCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
