package io.wiredesk.local;

import io.wiredesk.monitor.FeedReport;
import io.wiredesk.monitor.FeedTable;
import io.wiredesk.monitor.TopicTail;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiredesk feeds}. */
@Command(
    name = "feeds",
    description = "What each feed sent, and when last.",
    subcommands = {FeedsTestCommand.class, FeedsPasswordCommand.class})
final class FeedsCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Mixin Installation installation = new Installation();

  @Option(names = "--json", description = "The counts as JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    try (TopicTail tail = TopicTail.open(installation.configFile())) {
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
