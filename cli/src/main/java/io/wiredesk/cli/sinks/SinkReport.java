package io.wiredesk.cli.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.monitor.lag.GroupLag;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.output.DurationText;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.output.TextTable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All connectors that store.
 *
 * @param problems what could not be found out, one line each
 */
record SinkReport(List<SinkStatus> sinks, List<String> problems) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HEADER =
      List.of("SINK", "CONNECTOR", "STATE", "TASKS", "LAG", "BEHIND", "LAST ERROR");

  SinkReport {
    sinks = sinks.stream().sorted(Comparator.comparing(SinkStatus::name)).toList();
    problems = List.copyOf(problems);
  }

  /** Asks a Connect worker; any of its cluster will do. */
  static SinkReport read(URI connect, LagReport lag) throws InterruptedException {
    try {
      Http.Answer answer =
          Http.get(Http.below(connect.toString(), "/connectors?expand=status&expand=info"));
      if (!answer.ok()) {
        throw new CommandException(
            "Kafka Connect at %s answers %s; is that its address?"
                .formatted(connect, answer.status()));
      }
      return of(JSON.readTree(answer.body()), lag);
    } catch (IOException e) {
      throw new CommandException(
          "Kafka Connect cannot be reached at " + connect + " (monitor.connect): " + e, e);
    }
  }

  static SinkReport of(JsonNode connectors, LagReport lag) {
    List<SinkStatus> sinks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> connector : connectors.properties()) {
      if (SinkStatus.isSink(connector.getValue())) {
        SinkStatus sink = SinkStatus.of(connector.getKey(), connector.getValue());
        // What is stored by the store's own account, else what Kafka was told.
        Optional<GroupLag> group =
            lag.group(sink.name()).or(() -> lag.group("connect-" + sink.name()));
        sinks.add(group.map(g -> sink.behind(g.lag(), g.maxSeconds())).orElse(sink));
      }
    }
    return new SinkReport(sinks, lag.problems());
  }

  boolean isWell() {
    return problems.isEmpty() && sinks.stream().allMatch(SinkStatus::isWell);
  }

  String render() {
    TextTable table = new TextTable(HEADER, List.of(3, 4, 5));
    for (SinkStatus sink : sinks) {
      table.row(
          sink.name(),
          sink.connectorClass(),
          sink.state(),
          sink.runningTasks() + "/" + sink.tasks().size(),
          sink.lag().isPresent() ? Long.toString(sink.lag().getAsLong()) : "-",
          DurationText.of(sink.behindSeconds()),
          sink.lastError().orElse("-"));
    }
    StringBuilder text = new StringBuilder(sinks.isEmpty() ? "no sinks\n" : table.toString());
    problems.forEach(problem -> text.append("! ").append(TextTable.plain(problem)).append('\n'));
    return text.toString();
  }

  String toJson() {
    return Json.pretty(this);
  }
}
