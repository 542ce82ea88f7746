package io.wiredesk.cli.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.monitor.lag.LagReport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SinkReportTest {
  private static final LagReport NO_LAG =
      new LagReport(
          Instant.EPOCH, Duration.ZERO, List.of(), Map.of(), Map.of(), Optional.empty(), List.of());

  /** As Connect answers {@code GET /connectors?expand=status&expand=info}. */
  private static final String CONNECT =
      """
      {"wiredesk-postgres": {
         "info": {"type": "sink", "config": {"topics": "wire.stories",
           "connector.class": "io.wiredesk.sink.PostgresSinkConnector", "postgres.password": "s3cret"}},
         "status": {"type": "sink", "connector": {"state": "RUNNING", "worker_id": "w:8083"},
           "tasks": [{"id": 0, "state": "RUNNING", "worker_id": "w:8083"}]}},
       "a-source": {"info": {"type": "source"}, "status": {"type": "source"}},
       "wiredesk-opensearch": {
         "info": {"type": "sink", "config": {"connector.class": "io.wiredesk.sink.OpenSearchSinkConnector"}},
         "status": {"type": "sink", "connector": {"state": "RUNNING"},
           "tasks": [{"id": 0, "state": "RUNNING"},
             {"id": 1, "state": "FAILED", "trace":
               "org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask\\n\\tat x.Y.z(Y.java:1)\\nCaused by: OpenSearch refuses the connector (401)\\n\\tat x.Y.z(Y.java:2)"}]}}}
      """;

  private static SinkReport report(String connect) throws Exception {
    return SinkReport.of(new ObjectMapper().readTree(connect), NO_LAG);
  }

  @Test
  void aFailedTaskIsToldWithItsCause() throws Exception {
    SinkReport report = report(CONNECT);
    assertThat(report.render().lines())
        .hasSize(3)
        .anyMatch(
            line ->
                line.matches(
                    "wiredesk-opensearch +OpenSearchSinkConnector +RUNNING +1/2 .*OpenSearch"
                        + " refuses the connector \\(401\\)"))
        .anyMatch(
            line -> line.matches("wiredesk-postgres +PostgresSinkConnector +RUNNING +1/1 .*-"));
    assertThat(report.isWell()).isFalse();
  }

  @Test
  void noSettingOfAConnectorIsShown() throws Exception {
    assertThat(report(CONNECT).toJson())
        .contains("\"connectorClass\"", "Y.java:2")
        .doesNotContain("s3cret");
  }

  @Test
  void noneIsSaid() throws Exception {
    assertThat(report("{}").render()).isEqualTo("no sinks\n");
    assertThat(report("{}").isWell()).isTrue();
  }

  @Test
  void anAddressWhereNobodyAnswersIsNamed() {
    assertThatThrownBy(() -> SinkReport.read(URI.create("http://127.0.0.1:9"), NO_LAG))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("http://127.0.0.1:9 (monitor.connect)");
  }
}
