package io.wiredesk.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code wiredesk up} in a process of its own, so that it can be killed. */
public final class StackProcess {
  private final ChildProcess process;

  private StackProcess(ChildProcess process) {
    this.process = process;
  }

  /** Starts it and returns at once. */
  public static StackProcess start(Path data, Ports ports, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher(), "up"));
    command.addAll(List.of("--data", data.toString()));
    ports.numbers().forEach((role, port) -> command.add("--port=" + role.key() + "=" + port));
    command.addAll(List.of(more));
    return new StackProcess(
        ChildProcess.start(
            command,
            Map.of("WIREDESK_NO_BUILD", "yes", "WIREDESK_ICEBERG_COMMIT_MS", "1000"),
            "ready"));
  }

  /** The script that starts every command of the built distribution. */
  static String launcher() {
    return Distribution.current().root().resolve("../../../wiredesk").normalize().toString();
  }

  /** Returns when it has printed {@code ready}; fails when it ends before. */
  public StackProcess awaitReady() throws InterruptedException {
    process.awaitReady();
    return this;
  }

  public boolean isReady() {
    return process.isReady();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it holds in memory, as Linux tells. */
  public long residentBytes() throws IOException {
    return process.residentBytes();
  }

  /** What it has taken of the processors so far. */
  public Duration processorTime() {
    return process.processorTime();
  }

  /** How many threads it has, as Linux tells. */
  public int threads() throws IOException {
    return process.threads();
  }

  /** As {@code kill -9} does; PostgreSQL, a process of its own, lives on. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** As Ctrl-C does, and returns the exit status. */
  public int stop() throws InterruptedException {
    return process.stop();
  }

  int awaitEnd() throws InterruptedException {
    return process.awaitEnd();
  }

  String output() {
    return process.output();
  }
}
