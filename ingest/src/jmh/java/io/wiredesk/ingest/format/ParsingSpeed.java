package io.wiredesk.ingest.format;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link ParsingBenchmark} for every format, and prints the table of docs/FORMATS.md. */
final class ParsingSpeed {
  private static final double MEGA = 1e6;

  private ParsingSpeed() {}

  public static void main(String[] args) throws RunnerException {
    String[] formats = args.length > 0 ? args : Formats.names().toArray(String[]::new);
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(ParsingBenchmark.class.getName())
                    .param("format", formats)
                    .build())
            .run();
    System.out.println("\n| format | bytes | stories/s | MB/s | bare MB/s | of bare |");
    System.out.println("|---|---|---|---|---|---|");
    for (String format : formats) {
      double parse = score(results, format, "parse");
      double bare = score(results, format, "bare");
      int bytes = Articles.in(format).length;
      System.out.printf(
          "| %s | %,d | %,.0f | %.0f | %.0f | %.0f %% |%n",
          format, bytes, parse, parse * bytes / MEGA, bare * bytes / MEGA, 100 * parse / bare);
    }
  }

  private static double score(Collection<RunResult> results, String format, String method) {
    return results.stream()
        .filter(r -> r.getParams().getParam("format").equals(format))
        .filter(r -> r.getParams().getBenchmark().endsWith("." + method))
        .mapToDouble(r -> r.getPrimaryResult().getScore())
        .findFirst()
        .orElseThrow();
  }
}
