package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ClusterOptions;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.ingest.IngestCheck;
import io.wiredesk.ingest.feed.check.Finding;
import io.wiredesk.service.ConfigFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiredesk feeds test}. */
@Command(
    name = "test",
    description = {
      "Says what is wrong with one feed: configuration, credentials, reachability, whether a sample can be read.",
      "Takes nothing and moves nothing. Exit status 1 when something is wrong."
    })
final class FeedsTestCommand implements Callable<Integer> {
  @Mixin ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--sample",
      paramLabel = "FILE",
      description = "A message of the feed's, to see whether it can be read.")
  @Nullable Path sample;

  @Parameters(paramLabel = "NAME", description = "The feed, as under ingest.feeds.")
  String name = "";

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    ConfigFile config = cluster.configFile();
    List<Finding> findings = IngestCheck.of(config, name, sample, Clock.systemUTC());
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.println(
          "%-5s %-12s %s"
              .formatted(finding.good() ? "ok" : "WRONG", finding.what(), finding.detail()));
    }
    out.flush();
    return findings.stream().allMatch(Finding::good) ? 0 : 1;
  }
}
