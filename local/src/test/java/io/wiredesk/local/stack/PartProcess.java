package io.wiredesk.local.stack;

import io.wiredesk.cli.cluster.Http;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One part of a stack in a process of its own, so that it can be killed, paused or starved. */
public final class PartProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String name;
  private final ChildProcess process;

  private PartProcess(String name, ChildProcess process) {
    this.name = name;
    this.process = process;
  }

  /**
   * How a process is started.
   *
   * @param prefix words before the command, such as those that put it on a small disk
   * @param environment further variables
   */
  public record Surroundings(List<String> prefix, Map<String, String> environment) {
    public static final Surroundings USUAL = new Surroundings(List.of(), Map.of());
  }

  /** Starts a server that the roles need; returns when it serves. */
  public static PartProcess server(PortRole role, Path data, Ports ports, Surroundings around)
      throws IOException, InterruptedException {
    Distribution distribution = Distribution.current();
    List<String> command = new ArrayList<>(around.prefix());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-Dwiredesk.dist=" + distribution.root(),
            "-cp",
            distribution.root().resolve("lib") + "/*:" + testClasses(),
            PartMain.class.getName(),
            role.key(),
            data.toString(),
            ports.numbers().entrySet().stream()
                .map(port -> port.getKey().key() + "=" + port.getValue())
                .collect(Collectors.joining(","))));
    PartProcess started =
        new PartProcess(role.title(), ChildProcess.start(command, around.environment(), "ready"));
    started.process.awaitReady();
    return started;
  }

  /** Starts a role of the pipeline by its command; returns at once. */
  public static PartProcess role(String command, Path config, Surroundings around)
      throws IOException {
    List<String> words = new ArrayList<>(around.prefix());
    words.addAll(List.of(StackProcess.launcher(), command, "--config", config.toString()));
    Map<String, String> environment = new HashMap<>(around.environment());
    environment.put("WIREDESK_NO_BUILD", "yes");
    environment.merge(
        "WIREDESK_JAVA_OPTS",
        "-Xmx512m -XX:TieredStopAtLevel=1",
        (given, usual) -> usual + " " + given);
    return new PartProcess(
        command,
        ChildProcess.start(
            words, environment, command.toLowerCase(Locale.ROOT) + " runs; Ctrl-C stops it"));
  }

  /** Returns once the health at that address is good. */
  public void awaitHealthy(String url) throws InterruptedException {
    Waiting.until(
        PATIENCE,
        name,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError(name + " ended:\n" + process.output());
          }
          Http.Answer answer = Http.get(url + "/health/ready");
          return answer.ok() ? Waiting.done(answer) : Waiting.notYet(answer.body());
        });
  }

  /** Returns once it has said that it runs. */
  public void awaitRunning() throws InterruptedException {
    process.awaitReady();
  }

  public ChildProcess process() {
    return process;
  }

  private static String testClasses() {
    return Path.of(PartMain.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }
}
