package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ClusterOptions;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.cli.terminal.WatchOption;
import io.wiredesk.monitor.feeds.FeedReader;
import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.feeds.FeedTable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiredesk feeds}. */
@Command(
    name = "feeds",
    description = {
      "What each feed sent, when last, what is usual, whether it is silent.",
      "USUAL is the interval at this hour of the week, with * where the configuration says it."
    },
    subcommands = {FeedsTestCommand.class, FeedsPasswordCommand.class})
final class FeedsCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Mixin ClusterOptions cluster = new ClusterOptions();
  @Mixin WatchOption watch = new WatchOption();

  @Option(names = "--json", description = "The counts as JSON; with --watch one line each.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Logs.quiet();
    AtomicBoolean complete = new AtomicBoolean();
    try (FeedReader feeds = FeedReader.open(cluster.configFile())) {
      watch.print(
          spec.commandLine().getOut(),
          json,
          () -> {
            FeedReport report = feeds.read(PATIENCE);
            complete.set(report.complete());
            return json
                ? WatchOption.json(FeedTable.toJson(report), watch.isGiven())
                : FeedTable.render(report);
          });
    }
    return complete.get() ? 0 : 1;
  }
}
