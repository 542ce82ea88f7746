package io.wiredesk.cli;

import io.wiredesk.ingest.IngestApp;
import picocli.CommandLine.Command;

/** {@code wiredesk ingest}. */
@Command(name = "ingest", description = "Takes what feeds send and puts it on wire.raw.")
final class IngestCommand extends RoleCommand {
  IngestCommand() {
    super(IngestApp::start);
  }
}
