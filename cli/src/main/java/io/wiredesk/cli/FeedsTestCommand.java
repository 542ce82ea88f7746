package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.ingest.IngestCheck;
import io.wiredesk.ingest.feed.check.Finding;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.service.ConfigFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wiredesk feeds test}. */
@Command(
    name = "test",
    description = {
      "Says what is wrong with one feed: configuration, credentials, reachability, whether a sample"
          + " can be read.",
      "Takes nothing and moves nothing. Exit status 1 when something is wrong."
    })
final class FeedsTestCommand implements Callable<Integer> {
  @Mixin ReportOptions options = new ReportOptions();

  @Option(
      names = "--sample",
      paramLabel = "FILE",
      description = "A message of the feed's, to see whether it can be read.")
  @Nullable Path sample;

  @Parameters(paramLabel = "NAME", description = "The feed, as under ingest.feeds.")
  String name = "";

  @Override
  public Integer call() {
    ConfigFile config = options.configFile();
    List<Finding> findings = IngestCheck.of(config, name, sample, Clock.systemUTC());
    String lines = findings.stream().map(FeedsTestCommand::line).collect(Collectors.joining());
    options.print(Json.pretty(findings), lines);
    return findings.stream().allMatch(Finding::good) ? 0 : 1;
  }

  private static String line(Finding finding) {
    return "%-5s %-12s %s%n"
        .formatted(finding.good() ? "ok" : "WRONG", finding.what(), finding.detail());
  }
}
