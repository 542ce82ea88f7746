package io.wiredesk.cli.sinks;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiredesk archive}. */
@Command(
    name = "archive",
    description = "The archive that Iceberg's connector fills (up --sink iceberg).",
    subcommands = {ArchiveCountCommand.class, ArchiveEraseCommand.class})
public final class ArchiveCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
