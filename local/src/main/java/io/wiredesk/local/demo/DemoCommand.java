package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.cli.terminal.ProgressLine;
import io.wiredesk.local.stack.DataFolder;
import io.wiredesk.local.stack.Distribution;
import io.wiredesk.local.stack.IngestSection;
import io.wiredesk.local.stack.Ports;
import io.wiredesk.local.stack.SinkSettings;
import io.wiredesk.local.stack.Stack;
import io.wiredesk.local.stack.StackOptions;
import io.wiredesk.local.stack.StartSummary;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiredesk demo}. */
@Command(
    name = "demo",
    description = {
      "Runs the whole stack in a scratch folder, sends it a sample wire, and shows what became of"
          + " each message. Then stays up until it is told to stop (Ctrl-C)."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(
      names = "--exit",
      description = "Stops when all has drained; 1 when a message did not end as it should.")
  boolean exit;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Uses this new or empty folder and keeps it.")
  @Nullable Path data;

  @Option(names = "--keep", description = "Keeps the scratch folder.")
  boolean keep;

  @Option(names = "--free-ports", description = "Any free ports, even where the usual are free.")
  boolean freePorts;

  @Spec CommandSpec spec = CommandSpec.create();

  private volatile boolean died;
  private volatile boolean stopping;

  @Override
  public Integer call() throws IOException, SQLException {
    CountDownLatch cleared = stopOnSignal(Thread.currentThread());
    try (ScratchFolder folder = ScratchFolder.open(data, keep, spec.commandLine().getErr())) {
      Logs.toFile(folder.path().resolve("log").resolve("wiredesk.log"));
      return run(folder.path());
    } catch (InterruptedException | InterruptException e) {
      return died ? 1 : 0; // after Ctrl-C the process ends with the signal's own status
    } catch (CommandException e) {
      if (stopping) { // that a part did not start is no news then
        return 0;
      }
      throw e;
    } finally {
      cleared.countDown();
    }
  }

  private int run(Path folder) throws IOException, InterruptedException, SQLException {
    PrintWriter err = spec.commandLine().getErr();
    SampleWire wire = SampleWire.load();
    Thread demo = Thread.currentThread();
    StackOptions options =
        new StackOptions(
            ports(),
            wire.feeds(),
            IngestSection.NONE,
            SinkSettings.POSTGRES,
            Distribution.current());
    try (Stack stack = Stack.prepare(options, DataFolder.open(folder), err::println)) {
      try {
        stack.start(
            reason -> {
              err.println("wiredesk: " + reason);
              died = true;
              demo.interrupt();
            });
        return show(stack, wire, folder);
      } finally {
        Thread.interrupted(); // told already; the stack must not be disturbed while it stops
      }
    }
  }

  private int show(Stack stack, SampleWire wire, Path folder)
      throws IOException, InterruptedException, SQLException {
    boolean colour = Ansi.AUTO.enabled();
    PrintWriter out = spec.commandLine().getOut();
    StartSummary.print(spec.commandLine().getErr(), stack.endpoints());
    List<MessageVerdict> verdicts;
    try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
      DemoRun run = new DemoRun(stack.endpoints(), InstantSource.system(), progress::show);
      verdicts = run.run(wire);
    }
    ReconcileReport sum =
        Reconciler.settled(ConfigFile.load(folder.resolve(Endpoints.CONFIG_FILE)), PATIENCE);
    out.println();
    out.println(new VerdictTable(colour, StandardCharsets.UTF_8).render(verdicts));
    out.println(sum.render());
    out.println(DemoReport.judgement(verdicts));
    out.flush();
    if (!exit) {
      out.print(DemoReport.nextSteps(stack.endpoints(), folder, wire.feeds().get(0)));
      out.flush();
      new CountDownLatch(1).await(); // until the signal
    }
    return sum.balanced() && verdicts.stream().allMatch(MessageVerdict::asExpected) ? 0 : 1;
  }

  /** The usual ports where they are free, so that what the documents say can be tried. */
  private Ports ports() {
    if (!freePorts) {
      try {
        Ports usual = Ports.usual();
        usual.requireFree();
        return usual;
      } catch (CommandException taken) {
        spec.commandLine().getErr().println("the usual ports are taken; using others");
      }
    }
    return Ports.free();
  }

  /**
   * On a signal the demo's own thread is interrupted, and the process stays until it has stopped
   * the stack and taken the scratch folder away.
   */
  private CountDownLatch stopOnSignal(Thread demo) {
    CountDownLatch cleared = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stopping = true;
              demo.interrupt();
              try {
                cleared.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop-demo");
    Runtime.getRuntime().addShutdownHook(hook);
    return cleared;
  }
}
