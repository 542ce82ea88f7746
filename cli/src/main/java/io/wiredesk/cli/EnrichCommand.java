package io.wiredesk.cli;

import io.wiredesk.enrich.EnrichApp;
import picocli.CommandLine.Command;

/** {@code wiredesk enrich}. */
@Command(
    name = "enrich",
    description =
        "Judges, annotates and matches stories: from wire.raw to wire.stories and wire.duplicates.",
    subcommands = EnrichResetCommand.class)
final class EnrichCommand extends RoleCommand {
  EnrichCommand() {
    super(EnrichApp::start);
  }
}
