package io.wiredesk.cli;

import io.wiredesk.monitor.MonitorApp;
import picocli.CommandLine.Command;

/** {@code wiredesk monitor}. */
@Command(name = "monitor", description = "Serves lag, feeds and the overview page.")
final class MonitorCommand extends RoleCommand {
  MonitorCommand() {
    super(MonitorApp::start);
  }
}
