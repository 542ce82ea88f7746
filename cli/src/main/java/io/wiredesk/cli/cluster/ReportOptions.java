package io.wiredesk.cli.cluster;

import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.service.ConfigFile;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every report has: the cluster that it is of, and whether a program reads it. */
public final class ReportOptions {
  @Mixin ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--json",
      description = "As JSON, with all that is known; --watch: one line each.")
  boolean json;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  /** The configuration of the roles; from here on nothing but the report is printed. */
  public ConfigFile configFile() {
    Logs.quiet();
    return cluster.configFile();
  }

  /** See {@link ClusterOptions#connectorVariables()}. */
  public Map<String, String> connectorVariables() {
    return cluster.connectorVariables();
  }

  public boolean json() {
    return json;
  }

  public PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Prints the report, the one or the other. */
  public void print(String pretty, String table) {
    out().print(json ? pretty + "\n" : table);
    out().flush();
  }
}
