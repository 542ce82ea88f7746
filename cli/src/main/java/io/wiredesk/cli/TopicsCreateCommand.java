package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.cli.cluster.TopicSetup;
import io.wiredesk.monitor.output.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wiredesk topics create}. */
@Command(
    name = "create",
    description = "Creates what is missing and brings the rest up to the catalogue; idempotent.")
final class TopicsCreateCommand implements Callable<Integer> {
  @Mixin ReportOptions options = new ReportOptions();

  @Option(
      names = "--archive",
      description = "Also what an archive needs before its connector first starts.")
  boolean archive;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> done = TopicSetup.install(options.configFile());
    if (archive) {
      TopicSetup.prepareArchive(options.configFile());
    }
    String lines = done.stream().map(line -> line + "\n").collect(Collectors.joining());
    options.print(Json.pretty(Map.of("done", done)), lines);
    return 0;
  }
}
