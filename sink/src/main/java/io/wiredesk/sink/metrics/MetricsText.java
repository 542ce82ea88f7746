package io.wiredesk.sink.metrics;

import java.util.Map;
import java.util.TreeMap;

/** Prometheus' text format, version 0.0.4: a metric's help and type, then its lines. */
final class MetricsText {
  private final StringBuilder text = new StringBuilder();

  void begin(String metric, String type, String help) {
    text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
  }

  void line(String name, Map<String, String> labels, double value) {
    text.append(name);
    String separator = "{";
    for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
      text.append(separator).append(label.getKey()).append("=\"");
      text.append(escaped(label.getValue())).append('"');
      separator = ",";
    }
    text.append(labels.isEmpty() ? " " : "} ").append(value).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
