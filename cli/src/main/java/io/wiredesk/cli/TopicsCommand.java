package io.wiredesk.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wiredesk topics}. */
@Command(
    name = "topics",
    description = "Topics, schemas and compatibility.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TopicsCreateCommand.class)
final class TopicsCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: create");
  }
}
