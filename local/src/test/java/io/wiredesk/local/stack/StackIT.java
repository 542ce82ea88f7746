package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.Wiredesk;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.monitor.reconcile.Fate;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.TopicReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
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
      {"uri": "urn:test:%1$s", "version": "%2$d", "type": "text", "language": "en", "pubstatus": "%3$s",
       "versioncreated": "2024-03-05T1%2$d:00:00Z", "headline": "%4$s",
       "body_text": "OSLO - %4$s.\\n\\nThis is told of the %1$s."}
      """;

  private static Path data;
  private static StackProcess stack;

  @BeforeAll
  static void start(@TempDir Path temp) throws Exception {
    data = temp.resolve("data");
    stack = StackProcess.start(data, PORTS, "--sink=iceberg").awaitReady();
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
    stack = StackProcess.start(data, PORTS, "--sink=iceberg").awaitReady();
    assertThat(headlines()).isEqualTo("Ferry line opens");
    assertThat(push().ok()).isTrue();
    ReconcileReport report = settled();
    assertThat(report.balanced()).as(report.render()).isTrue();
    assertThat(report.count(Fate.STORED)).isEqualTo(1);
    assertThat(report.count(Fate.RESENT)).isEqualTo(2);
  }

  /** Every record once, though the worker was killed before. */
  @Test
  @Order(6)
  void theArchiveHasWhatTheDatabaseHas() throws Exception {
    push("pier", 1, "usable", "Pier is painted");
    push("pier", 2, "usable", "Pier was painted");
    push("quay", 1, "usable", "Quay sinks into the mud");
    push("quay", 2, "canceled", "Quay sinks into the mud");
    assertThat(settled().balanced()).isTrue();
    awaitArchive();
    assertThat(archive("count").path("wire.stories").path("rows").asLong()).isEqualTo(published());
    assertThat(archive("count").path("wire.stories").path("toErase").asLong()).isEqualTo(1);
  }

  @Test
  @Order(7)
  void aKilledTextIsErasedFromTheArchiveWhichGoesOn() throws Exception {
    assertThat(archive("erase").path("wire.stories").path("rows").asLong()).isEqualTo(1);
    push("crane", 1, "usable", "Crane lifts a bell");
    assertThat(settled().balanced()).isTrue();
    awaitArchive();
    assertThat(archive("count").path("wire.stories").path("toErase").asLong()).isZero();
    assertThat(archive("count").path("wire.stories").path("rows").asLong())
        .isEqualTo(published() - 1);
  }

  @Test
  @Order(8)
  void toldToStopItLeavesNothingRunning() throws Exception {
    stack.stop();
    assertThat(data.resolve("endpoints.json")).doesNotExist();
    assertThat(PostgresOrphan.find(data.resolve("postgres/cluster"))).isEmpty();
    PORTS.requireFree();
    assertThat(Files.readString(data.resolve("log/wiredesk.log")))
        .contains("stopped part=PostgreSQL");
  }

  private static Http.Answer push() throws Exception {
    return push("ferry", 1, "usable", "Ferry line opens");
  }

  private static Http.Answer push(String id, int version, String status, String headline)
      throws Exception {
    Endpoints endpoints = Endpoints.read(data);
    Endpoints.Feed feed = endpoints.feeds().values().iterator().next();
    return Http.send(
        Http.request(endpoints.ingest() + "/v1/feeds/demo")
            .header("Authorization", "Bearer " + feed.key())
            .header("Content-Type", "application/json")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    STORY.formatted(id, version, status, headline)))
            .build());
  }

  /** What a command of the archive prints. */
  private static JsonNode archive(String command) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] line = {"archive", command, "--json", "--data", data.toString()};
    int status = Wiredesk.run(line, new PrintWriter(out, true), new PrintWriter(err, true));
    assertThat(status).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  /** Returns once as many stories live there, and as many are killed, as in the database. */
  private static void awaitArchive() {
    await("the archive to have what the database has")
        .atMost(PATIENCE.multipliedBy(2)) // the connector waits for a worker that died
        .untilAsserted(
            () -> {
              JsonNode live = archive("count").path("live");
              assertThat(live.path("story").asText())
                  .isEqualTo(text("SELECT count(*) FROM story WHERE killed_at IS NULL"));
              assertThat(live.path("copy").asText())
                  .isEqualTo(text("SELECT count(*) FROM story_copy WHERE killed_at IS NULL"));
              assertThat(live.path("killed").asText())
                  .isEqualTo(
                      text(
                          "SELECT (SELECT count(*) FROM story WHERE killed_at IS NOT NULL)"
                              + " + (SELECT count(*) FROM story_copy WHERE killed_at IS NOT NULL)"));
            });
  }

  /** How many records of stories were committed. */
  private static long published() {
    AtomicLong records = new AtomicLong();
    ConfigFile config = ConfigFile.load(data.resolve(Endpoints.CONFIG_FILE));
    try (TopicReader<Story> reader = TopicReader.open(config, WireTopic.STORIES)) {
      reader.readToEnd(record -> records.incrementAndGet());
    }
    return records.get();
  }

  private static ReconcileReport settled() throws InterruptedException {
    return Reconciler.settled(ConfigFile.load(data.resolve(Endpoints.CONFIG_FILE)), PATIENCE);
  }

  private static String headlines() throws Exception {
    return text("SELECT string_agg(headline, '|') FROM story");
  }

  private static String text(String query) throws Exception {
    Endpoints.Postgres postgres = Endpoints.read(data).postgres();
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
