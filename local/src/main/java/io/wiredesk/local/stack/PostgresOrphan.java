package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived a killed stack. It still owns its data folder and its port, so
 * it is stopped before the next one starts.
 */
public final class PostgresOrphan {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresOrphan.class);
  private static final Duration FAST = Duration.ofSeconds(20);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private PostgresOrphan() {}

  /**
   * Stops the server of that data folder, if one runs.
   *
   * @throws CommandException when it cannot be stopped
   */
  public static void stop(Path dataFolder) {
    find(dataFolder).ifPresent(PostgresOrphan::stop);
  }

  /** The process named in {@code postmaster.pid}, if it lives and really is that server. */
  static Optional<ProcessHandle> find(Path dataFolder) {
    try {
      List<String> lines = Files.readAllLines(dataFolder.resolve("postmaster.pid"));
      return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
              .filter(ProcessHandle::isAlive)
              .filter(p -> isServerOf(p, dataFolder));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CommandException("cannot read " + dataFolder + "/postmaster.pid", e);
    }
  }

  /** A process id is soon somebody else's; the command line tells. */
  private static boolean isServerOf(ProcessHandle process, Path dataFolder) {
    ProcessHandle.Info info = process.info();
    String command =
        info.command().orElse("") + " " + String.join(" ", info.arguments().orElse(new String[0]));
    return command.contains("postgres") && command.contains(dataFolder.toString());
  }

  private static void stop(ProcessHandle process) {
    LOG.info("stopping the PostgreSQL server of a killed run, pid={}", process.pid());
    signal(process, "INT"); // fast shutdown: disconnects clients and ends in order
    if (!ends(process, FAST)) {
      signal(process, "QUIT"); // immediate: recovers from its log at the next start
      if (!ends(process, AT_ONCE)) {
        throw new CommandException(
            "the PostgreSQL server of a killed run does not stop; end process " + process.pid());
      }
    }
  }

  private static void signal(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new CommandException("cannot signal process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while stopping process " + process.pid(), e);
    }
  }

  private static boolean ends(ProcessHandle process, Duration within) {
    try {
      process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new CommandException("cannot wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while stopping process " + process.pid(), e);
    }
  }
}
