package io.wiredesk.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prometheus' text format 0.0.4, read as strictly as its description allows: types before samples,
 * a family in one piece, no series twice, histograms that add up.
 */
final class Exposition {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: (-?\\d+))?");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\n\"])*)\"(?:,|$)");
  private static final Set<String> TYPES =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Set<String>> labels = new TreeMap<>();
  private final Set<String> series = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, Double> lastBucket = new HashMap<>();
  private String family = "";

  static Exposition parse(String text) {
    Exposition exposition = new Exposition();
    text.lines().forEach(exposition::line);
    exposition.types.forEach(
        (name, type) ->
            assertThat(!type.equals("counter") || name.endsWith("_total"))
                .as("counter %s ends in _total", name)
                .isTrue());
    return exposition;
  }

  /** Names of samples, with the names of the labels that any of them has. */
  Map<String, Set<String>> samples() {
    return labels;
  }

  private void line(String line) {
    if (line.startsWith("# TYPE ")) {
      String[] words = line.split(" ", -1);
      assertThat(words).as(line).hasSize(4);
      assertThat(types.put(words[2], words[3])).as("second type of " + words[2]).isNull();
      assertThat(TYPES).contains(words[3]);
      enter(words[2]);
    } else if (!line.startsWith("#") && !line.isBlank()) {
      sample(line);
    }
  }

  private void enter(String name) {
    if (!name.equals(family)) {
      assertThat(closed).as(name + " in one piece").doesNotContain(name);
      closed.add(family);
      family = name;
    }
  }

  private void sample(String line) {
    Matcher sample = SAMPLE.matcher(line);
    assertThat(sample.matches()).as(line).isTrue();
    String name = sample.group(1);
    assertThat(name).as("a sample of the family that began last").startsWith(family);
    assertThat(types).as(line).containsKey(family);
    Map<String, String> own = labels(sample.group(2) == null ? "" : sample.group(2), line);
    assertThat(series.add(name + new TreeMap<>(own))).as("twice: " + line).isTrue();
    labels.computeIfAbsent(name, n -> new HashSet<>()).addAll(own.keySet());
    double value = Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"));
    if (name.endsWith("_bucket") && "histogram".equals(types.get(family))) {
      bucket(name, own, value, line);
    }
  }

  private static Map<String, String> labels(String text, String line) {
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (label.find() && label.start() == end) {
      assertThat(labels.put(label.group(1), label.group(2))).as(line).isNull();
      end = label.end();
    }
    assertThat(end).as("labels of " + line).isEqualTo(text.length());
    return labels;
  }

  /** Cumulative: no bucket holds less than the one below it. */
  private void bucket(String name, Map<String, String> own, double value, String line) {
    Map<String, String> rest = new TreeMap<>(own);
    assertThat(rest.remove("le")).as(line).isNotNull();
    assertThat(value).as(line).isGreaterThanOrEqualTo(lastBucket.getOrDefault(name + rest, 0.0));
    lastBucket.put(name + rest, value);
  }
}
