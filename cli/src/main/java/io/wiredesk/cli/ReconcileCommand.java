package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.cli.terminal.ProgressLine;
import io.wiredesk.cli.terminal.WatchOption;
import io.wiredesk.monitor.reconcile.ReconcileFollower;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.service.ConfigFile;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiredesk reconcile}. */
@Command(
    name = "reconcile",
    description = {
      "Sums up what became of every accepted message.",
      "Exit status 1 when one is unaccounted for, counted twice, or held beyond its embargo."
    })
final class ReconcileCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Mixin ReportOptions options = new ReportOptions();
  @Mixin WatchOption watch = new WatchOption();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "How long messages that are still on their way may take (default: 0).")
  int waitSeconds;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (watch.isGiven()) {
      return watch(options.configFile());
    }
    ReconcileReport report = sum(options.configFile());
    options.print(report.toJson(), report.render());
    return report.balanced() ? 0 : 1;
  }

  private ReconcileReport sum(ConfigFile config) throws InterruptedException {
    try (ProgressLine line = ProgressLine.of(spec.commandLine().getErr())) {
      return Reconciler.settled(
          config,
          Duration.ofSeconds(waitSeconds),
          (what, done, total) -> line.show("reading " + what + ", " + portion(done, total)));
    }
  }

  private static String portion(long done, long total) {
    return total == 0
        ? String.format(Locale.ROOT, "%,d", done)
        : String.format(Locale.ROOT, "%,d of %,d", done, total);
  }

  /** Reads everything once, then what is new. */
  private int watch(ConfigFile config) throws InterruptedException {
    AtomicBoolean balanced = new AtomicBoolean();
    try (ReconcileFollower sum = ReconcileFollower.open(config)) {
      watch.print(
          options.out(),
          options.json(),
          () -> {
            ReconcileReport report = sum.next(PATIENCE);
            balanced.set(report.balanced());
            return options.json() ? WatchOption.json(report.toJson(), true) : report.render();
          });
    }
    return balanced.get() ? 0 : 1;
  }
}
