package io.wiredesk.local.benchmark;

import io.wiredesk.local.stack.Ports;
import io.wiredesk.local.stack.StackProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * How long {@code wiredesk up} takes until it is ready and until it has stopped, what processor
 * time the start takes, and what it holds when nothing comes: {@code StartBenchmark [runs]}.
 * Medians. Several distributions, {@code -Dwiredesk.dist=a:b}, take turns. Each has a first run
 * that does not count: it makes the data folder.
 */
final class StartBenchmark {
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(100);

  private record Run(
      double ready, double processor, double megabytes, double threads, double stopped) {}

  private StartBenchmark() {}

  public static void main(String[] args) throws Exception {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    List<String> dists = Arrays.asList(required("wiredesk.dist").split(":", -1));
    List<Path> folders = new ArrayList<>();
    List<List<Run>> measured = new ArrayList<>();
    for (String dist : dists) {
      folders.add(Files.createTempDirectory("start-benchmark"));
      measured.add(new ArrayList<>());
      Run unused = run(dist, folders.get(folders.size() - 1));
    }
    for (int i = 0; i < runs; i++) {
      for (int d = 0; d < dists.size(); d++) {
        measured.get(d).add(run(dists.get(d), folders.get(d)));
      }
    }
    for (int d = 0; d < dists.size(); d++) {
      tell(dists.get(d), measured.get(d));
    }
  }

  private static Run run(String dist, Path data) throws Exception {
    System.setProperty("wiredesk.dist", dist);
    long begun = System.nanoTime();
    StackProcess stack = StackProcess.start(data, Ports.free()).awaitReady();
    double ready = secondsSince(begun);
    double processor = stack.processorTime().toMillis() / 1e3;
    for (long idle = System.nanoTime(); secondsSince(idle) < IDLE.toSeconds(); ) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    double megabytes = stack.residentBytes() / 1e6;
    double threads = stack.threads();
    long stopping = System.nanoTime();
    stack.stop();
    return new Run(ready, processor, megabytes, threads, secondsSince(stopping));
  }

  private static String required(String property) {
    return Objects.requireNonNull(System.getProperty(property), property);
  }

  private static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void tell(String dist, List<Run> runs) {
    System.out.printf(
        "%s: ready %.1f s (processor %.1f s), resident %.0f MB, %.0f threads, stopped %.1f s%n",
        dist,
        median(runs, Run::ready),
        median(runs, Run::processor),
        median(runs, Run::megabytes),
        median(runs, Run::threads),
        median(runs, Run::stopped));
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    return runs.stream().mapToDouble(figure).sorted().skip(runs.size() / 2).findFirst().orElse(-1);
  }
}
