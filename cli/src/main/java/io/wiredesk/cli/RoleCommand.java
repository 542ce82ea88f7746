package io.wiredesk.cli;

import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.service.ConfigFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** A command that runs one role against an existing cluster until it is told to stop. */
abstract class RoleCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "wiredesk.yaml",
      scope = ScopeType.INHERIT,
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  Path config = Path.of("wiredesk.yaml");

  @Spec CommandSpec spec = CommandSpec.create();

  private final Function<ConfigFile, ? extends AutoCloseable> starter;

  RoleCommand(Function<ConfigFile, ? extends AutoCloseable> starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws InterruptedException {
    Logs.toConsole();
    AutoCloseable running = starter.apply(ConfigFile.load(config));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
    talk(spec.name() + " runs; Ctrl-C stops it");
    new CountDownLatch(1).await(); // the process ends in its shutdown hook
    return 0;
  }

  private void talk(String line) {
    spec.commandLine().getErr().println(line);
  }

  private void stop(AutoCloseable running) {
    talk(spec.name() + " stops; what is in flight is finished first");
    try {
      running.close();
    } catch (Exception e) { // the last thing this process does
      LoggerFactory.getLogger(RoleCommand.class).error("did not stop in order", e);
    }
  }
}
