package io.wiredesk.enrich;

import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link StageBenchmark}, and prints the table of docs/QUALITY.md. */
final class StageSpeed {
  private static final List<String> STEPS =
      List.of("hash", "normalise", "sketch", "candidates", "verify", "annotate");

  private StageSpeed() {}

  public static void main(String[] args) throws RunnerException {
    var results =
        new Runner(new OptionsBuilder().include(StageBenchmark.class.getName()).build()).run();
    System.out.println("\n| step | µs a story | stories/s a core |");
    System.out.println("|---|---|---|");
    for (String step : STEPS) {
      for (RunResult result : results) {
        if (result.getParams().getBenchmark().endsWith("." + step)) {
          double micros = result.getPrimaryResult().getScore();
          System.out.printf("| %s | %.1f | %,.0f |%n", step, micros, 1e6 / micros);
        }
      }
    }
  }
}
