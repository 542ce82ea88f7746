package io.wiredesk.cli.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A connector that stores, as Connect tells of it.
 *
 * @param connectorClass without its package
 * @param state as Connect names it: RUNNING, FAILED, PAUSED …
 * @param topics that it reads
 * @param lag in offsets, counted from what is stored where the store tells that
 * @param behindSeconds age of the oldest record that it has not stored
 * @param lastError of the connector or the first task that has one; the first line
 */
record SinkStatus(
    String name,
    String connectorClass,
    String state,
    String topics,
    List<Task> tasks,
    OptionalLong lag,
    OptionalDouble behindSeconds,
    Optional<String> lastError) {
  private static final int LONGEST = 300;

  SinkStatus {
    tasks = List.copyOf(tasks);
  }

  /** A task; {@code error} is its whole trace. */
  record Task(int id, String state, String worker, Optional<String> error) {}

  /** Reads an entry of {@code GET /connectors?expand=status&expand=info}. */
  static SinkStatus of(String name, JsonNode told) {
    JsonNode config = told.path("info").path("config");
    JsonNode connector = told.path("status").path("connector");
    List<Task> tasks = new ArrayList<>();
    for (JsonNode task : told.path("status").path("tasks")) {
      tasks.add(
          new Task(
              task.path("id").asInt(),
              task.path("state").asText("UNKNOWN"),
              task.path("worker_id").asText(),
              trace(task)));
    }
    String className = config.path("connector.class").asText();
    return new SinkStatus(
        name,
        className.substring(className.lastIndexOf('.') + 1),
        connector.path("state").asText("UNKNOWN"),
        config.path("topics").asText(),
        tasks,
        OptionalLong.empty(),
        OptionalDouble.empty(),
        Stream.concat(trace(connector).stream(), tasks.stream().flatMap(t -> t.error().stream()))
            .findFirst()
            .map(SinkStatus::firstLine));
  }

  static boolean isSink(JsonNode told) {
    return told.path("info").path("type").asText().equals("sink")
        || told.path("status").path("type").asText().equals("sink");
  }

  SinkStatus behind(OptionalLong offsets, OptionalDouble seconds) {
    return new SinkStatus(name, connectorClass, state, topics, tasks, offsets, seconds, lastError);
  }

  long runningTasks() {
    return tasks.stream().filter(task -> task.state().equals("RUNNING")).count();
  }

  boolean isWell() {
    return state.equals("RUNNING") && !tasks.isEmpty() && runningTasks() == tasks.size();
  }

  private static Optional<String> trace(JsonNode of) {
    return Optional.of(of.path("trace").asText()).filter(trace -> !trace.isBlank());
  }

  /** What caused it says more than what Connect wraps it in. */
  private static String firstLine(String trace) {
    List<String> lines = trace.lines().toList();
    String line =
        lines.stream()
            .filter(l -> l.startsWith("Caused by: "))
            .reduce((first, last) -> last)
            .map(l -> l.substring("Caused by: ".length()))
            .orElse(lines.get(0));
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
