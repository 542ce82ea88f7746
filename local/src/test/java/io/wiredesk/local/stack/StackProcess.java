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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code wiredesk up} in a process of its own, so that it can be killed. */
public final class StackProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Process process;
  private final List<String> lines = new ArrayList<>(); // guarded by itself
  private final CountDownLatch settled = new CountDownLatch(1);

  private StackProcess(Process process) {
    this.process = process;
  }

  /** Starts it and returns at once. */
  public static StackProcess start(Path data, Ports ports, String... more) throws IOException {
    Path launcher = Distribution.current().root().resolve("../../../wiredesk").normalize();
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "up"));
    command.addAll(List.of("--data", data.toString()));
    ports.numbers().forEach((role, port) -> command.add("--port=" + role.key() + "=" + port));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("WIREDESK_NO_BUILD", "yes");
    StackProcess started = new StackProcess(builder.start());
    Thread reader = new Thread(started::read, "stack-output");
    reader.setDaemon(true);
    reader.start();
    return started;
  }

  /** Returns when it has printed {@code ready}; fails when it ends before. */
  public StackProcess awaitReady() throws InterruptedException {
    if (!settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !isReady()) {
      process.destroyForcibly();
      throw new AssertionError("the stack did not come up:\n" + output());
    }
    return this;
  }

  public boolean isReady() {
    synchronized (lines) {
      return lines.contains("ready");
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it holds in memory, as Linux tells. */
  public long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(-1);
  }

  /** As {@code kill -9} does; PostgreSQL, a process of its own, lives on. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As Ctrl-C does, and returns the exit status. */
  public int stop() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the stack did not end:\n" + output());
    }
    return process.exitValue();
  }

  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        if (line.equals("ready")) {
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
