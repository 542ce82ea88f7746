package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.monitor.reconcile.Fate;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.service.ConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of one data folder: first start, a kill, a second start, an orderly stop. */
@TestMethodOrder(OrderAnnotation.class)
class StackIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Ports PORTS = Ports.free();
  private static final String STORY =
      """
      {"uri": "urn:test:ferry", "version": "1", "type": "text", "language": "en",
       "versioncreated": "2024-03-05T10:00:00Z", "headline": "Ferry line opens",
       "body_text": "OSLO - A ferry line opened on Tuesday.\\n\\nIt runs twice a day."}
      """;

  private static Path data;
  private static StackProcess stack;

  @BeforeAll
  static void start(@TempDir Path temp) throws Exception {
    data = temp.resolve("data");
    stack = StackProcess.start(data, PORTS).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (stack.isAlive()) {
      stack.stop();
    }
    PostgresOrphan.stop(data.resolve("postgres/cluster"));
  }

  @Test
  @Order(1)
  void endpointsNameEverything() {
    Endpoints endpoints = Endpoints.read(data);
    assertThat(endpoints.kafka()).isEqualTo(PORTS.address(PortRole.KAFKA));
    assertThat(endpoints.registry()).isEqualTo(PORTS.url(PortRole.REGISTRY));
    assertThat(endpoints.ingest()).isEqualTo(PORTS.url(PortRole.INGEST));
    assertThat(endpoints.connect()).isEqualTo(PORTS.url(PortRole.CONNECT));
    assertThat(endpoints.monitor()).isEqualTo(PORTS.url(PortRole.MONITOR));
    assertThat(endpoints.postgres().password()).isNotEmpty();
    assertThat(endpoints.feeds()).containsOnlyKeys("demo");
    assertThat(stack.output()).contains(endpoints.ingest(), endpoints.monitor(), "ready");
  }

  @Test
  @Order(2)
  void pushedStoryIsStoredOnceAndItsResendIsRecorded() throws Exception {
    assertThat(push().ok()).isTrue();
    assertThat(push().ok()).isTrue();
    ReconcileReport report = settled();
    assertThat(report.balanced()).as(report.render()).isTrue();
    assertThat(report.count(Fate.STORED)).isEqualTo(1);
    assertThat(report.count(Fate.RESENT)).isEqualTo(1);
    assertThat(headlines()).isEqualTo("Ferry line opens");
  }

  @Test
  @Order(3)
  void databaseWantsThePassword() {
    Endpoints.Postgres postgres = Endpoints.read(data).postgres();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.url(), postgres.user(), "guess"))
        .hasMessageContaining("password");
  }

  @Test
  @Order(4)
  void folderAndPortsInUseAreOneLineEach() throws Exception {
    StackProcess same = StackProcess.start(data, Ports.free());
    assertThat(same.awaitEnd()).isEqualTo(1);
    assertThat(same.output()).hasLineCount(1).contains("in use by another wiredesk");
    StackProcess taken = StackProcess.start(data.resolveSibling("other"), PORTS);
    assertThat(taken.awaitEnd()).isEqualTo(1);
    assertThat(taken.output()).hasLineCount(1).contains("is taken", "--port ");
  }

  @Test
  @Order(5)
  void afterAKillEverythingIsThereAndGoesOn() throws Exception {
    stack.kill();
    stack = StackProcess.start(data, PORTS).awaitReady();
    assertThat(headlines()).isEqualTo("Ferry line opens");
    assertThat(push().ok()).isTrue();
    ReconcileReport report = settled();
    assertThat(report.balanced()).as(report.render()).isTrue();
    assertThat(report.count(Fate.STORED)).isEqualTo(1);
    assertThat(report.count(Fate.RESENT)).isEqualTo(2);
  }

  @Test
  @Order(6)
  void toldToStopItLeavesNothingRunning() throws Exception {
    stack.stop();
    assertThat(data.resolve("endpoints.json")).doesNotExist();
    assertThat(PostgresOrphan.find(data.resolve("postgres/cluster"))).isEmpty();
    PORTS.requireFree();
    assertThat(Files.readString(data.resolve("log/wiredesk.log")))
        .contains("stopped part=PostgreSQL");
  }

  private static Http.Answer push() throws Exception {
    Endpoints endpoints = Endpoints.read(data);
    Endpoints.Feed feed = endpoints.feeds().values().iterator().next();
    return Http.send(
        Http.request(endpoints.ingest() + "/v1/feeds/demo")
            .header("Authorization", "Bearer " + feed.key())
            .header("Content-Type", "application/json")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(STORY))
            .build());
  }

  private static ReconcileReport settled() throws InterruptedException {
    return Reconciler.settled(ConfigFile.load(data.resolve(Endpoints.CONFIG_FILE)), PATIENCE);
  }

  private static String headlines() throws Exception {
    Endpoints.Postgres postgres = Endpoints.read(data).postgres();
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT string_agg(headline, '|') FROM story")) {
      row.next();
      return row.getString(1);
    }
  }
}
