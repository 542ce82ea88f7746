package io.wiredesk.local.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that a test starts, reads and may kill; it is ready once it prints that line. */
public final class ChildProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final int KEPT_LINES = 2_000;

  private final Process process;
  private final String ready;
  private final List<String> lines = new ArrayList<>(); // guarded by itself
  private final CountDownLatch settled = new CountDownLatch(1);

  private ChildProcess(Process process, String ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts it and returns at once. It runs on this test's Java.
   *
   * @param ready the line that it prints when it is ready
   */
  public static ChildProcess start(
      List<String> command, Map<String, String> environment, String ready) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    ChildProcess started = new ChildProcess(builder.start(), ready);
    Thread reader = new Thread(started::read, "output-of-" + started.process.pid());
    reader.setDaemon(true);
    reader.start();
    return started;
  }

  /** Returns when it is ready; fails when it ends before. */
  public void awaitReady() throws InterruptedException {
    if (!settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !isReady()) {
      process.destroyForcibly();
      throw new AssertionError("the process did not get ready:\n" + output());
    }
  }

  public boolean isReady() {
    synchronized (lines) {
      return lines.contains(ready);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** What it holds in memory, as Linux tells. */
  public long residentBytes() throws IOException {
    return Files.readAllLines(procFolder().resolve("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(-1);
  }

  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  int threads() throws IOException {
    try (Stream<Path> threads = Files.list(procFolder().resolve("task"))) {
      return Math.toIntExact(threads.count());
    }
  }

  private Path procFolder() {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  /** As {@code kill -9} does. What it started lives on. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it and does not wait. */
  void destroy() {
    process.destroyForcibly();
  }

  /** Stops all of its threads where they are, as {@code kill -STOP} does. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on after a {@link #pause}. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** As Ctrl-C does, and returns the exit status. */
  public int stop() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  /** Returns the exit status once it has ended by itself. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the process did not end:\n" + output());
    }
    return process.exitValue();
  }

  /** The last lines that it printed. */
  public String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    List<String> kill = List.of("sh", "-c", "kill -" + signal + " " + process.pid());
    if (new ProcessBuilder(kill).inheritIO().start().waitFor() != 0) {
      throw new AssertionError("cannot signal " + signal + " to process " + process.pid());
    }
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (lines) {
          lines.add(line);
          if (lines.size() > KEPT_LINES) {
            lines.remove(isReady() ? 1 : 0);
          }
        }
        if (line.equals(ready)) {
          settled.countDown();
        }
      }
    } catch (IOException e) {
      synchronized (lines) {
        lines.add("(output lost: " + e.getMessage() + ")");
      }
    } finally {
      settled.countDown();
    }
  }
}
