package io.wiredesk.local;

import io.wiredesk.monitor.FeedReport;
import io.wiredesk.monitor.FeedTable;
import io.wiredesk.monitor.TopicTail;
import io.wiredesk.role.ConfigFile;
import io.wiredesk.role.KafkaSettings;
import io.wiredesk.role.RegistrySettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiredesk feeds}. */
@Command(name = "feeds", description = "What each feed sent, and when last.")
final class FeedsCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Mixin Installation installation = new Installation();

  @Option(
      names = "--hours",
      defaultValue = "24",
      description = "How far back to count (default: ${DEFAULT-VALUE}).")
  int hours = 24;

  @Option(names = "--json", description = "The counts as JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    ConfigFile config = installation.configFile();
    try (TopicTail tail =
        new TopicTail(
            config.section("kafka", KafkaSettings.class).properties(),
            config.section("registry", RegistrySettings.class).properties(),
            Duration.ofHours(hours),
            InstantSource.system())) {
      tail.catchUp(PATIENCE);
      FeedReport report = tail.report();
      spec.commandLine()
          .getOut()
          .print(json ? FeedTable.toJson(report) + "\n" : FeedTable.render(report));
      spec.commandLine().getOut().flush();
      return report.complete() ? 0 : 1;
    }
  }
}
