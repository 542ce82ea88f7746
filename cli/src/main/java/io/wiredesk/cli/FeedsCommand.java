package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.cli.terminal.WatchOption;
import io.wiredesk.monitor.feeds.FeedReader;
import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.feeds.FeedTable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin ReportOptions options = new ReportOptions();
  @Mixin WatchOption watch = new WatchOption();

  @Override
  public Integer call() throws InterruptedException {
    AtomicBoolean complete = new AtomicBoolean();
    try (FeedReader feeds = FeedReader.open(options.configFile())) {
      watch.print(
          options.out(),
          options.json(),
          () -> {
            FeedReport report = feeds.read(PATIENCE);
            complete.set(report.complete());
            return options.json()
                ? WatchOption.json(FeedTable.toJson(report), watch.isGiven())
                : FeedTable.render(report);
          });
    }
    return complete.get() ? 0 : 1;
  }
}
