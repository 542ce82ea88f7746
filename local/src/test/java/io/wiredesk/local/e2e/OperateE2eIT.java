package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.Wiredesk;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see and do, against the running stack. */
class OperateE2eIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static E2e stack;

  @BeforeAll
  static void start() throws Exception {
    stack = E2e.stack();
  }

  @Test
  void storiesAndKillsAreTimedToTheirRow() {
    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode latency = get("latency");
              for (String stage : List.of("wire", "raw", "enriched", "stored", "total")) {
                assertThat(latency.path("all").path(stage).path("count").asInt())
                    .as(stage)
                    .isPositive();
              }
              assertThat(latency.path("kills").path("all").path("total").path("p99").asDouble())
                  .isPositive();
            });
  }

  @Test
  void liveSumIsTheSumOfReadingEverything() throws Exception {
    ReconcileReport report = stack.settled();
    assertThat(report.balanced()).as(report.render()).isTrue();
    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode live = get("reconcile");
              assertThat(live.path("complete").asBoolean()).isTrue();
              assertThat(live.path("balanced").asBoolean()).as(live.toString()).isTrue();
              assertThat(live.path("accepted").asLong()).isGreaterThanOrEqualTo(report.accepted());
            });
  }

  /** Every transaction leaves a marker behind, which nobody has to read. */
  @Test
  void everyReaderIsCaughtUpOnceAllIsStored() throws Exception {
    stack.settled();
    for (String group :
        List.of("wiredesk-enrich", "connect-wiredesk-postgres", "wiredesk-postgres")) {
      await()
          .atMost(E2e.PATIENCE)
          .untilAsserted(
              () -> {
                JsonNode seen = get("lag?partitions=false&group=" + group).path("groups").path(0);
                assertThat(seen.path("lag").asLong(-1)).as(seen.toString()).isZero();
                assertThat(seen.path("seconds").asDouble(-1)).as(seen.toString()).isZero();
                assertThat(seen.path("verdict").asText()).isEqualTo("OK");
              });
    }
  }

  /** As if the format had been mended since: what was rejected then is a story now. */
  @Test
  void rejectedMessageBecomesAStoryOnceItIsReplayed() throws Exception {
    String id =
        stack.reject(
            "mended",
            "The lamps of Orle harbour were lit again on Monday, the harbour master said.");
    awaitListed(id);

    Cli replay = cli("rejected", "replay", id, "--by", "kim");

    assertThat(replay.status).as(replay.err).isZero();
    assertThat(replay.out).contains(id, "accepted as wire.raw-");
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                stack.count("SELECT count(*) FROM story WHERE body LIKE 'The lamps of Orle%'")
                    == 1);
    JsonNode shown = get("rejected/" + id);
    assertThat(shown.path("status").asText()).isEqualTo("replayed");
    assertThat(shown.path("decision").path("text").asText()).startsWith("replayed by kim");
  }

  @Test
  void replayOfSomethingThatFailsAgainShowsIt() throws Exception {
    Http.Answer answer =
        Http.send(stack.push(E2e.BAD, "application/xml", "<newsItem".getBytes(UTF_8)).build());
    JsonNode at = JSON.readTree(answer.body()).path("rejected").path(0);
    String id =
        "wire.rejected-%d@%d".formatted(at.path("partition").asInt(), at.path("offset").asLong());
    awaitListed(id);

    Cli replay = cli("rejected", "replay", id);

    assertThat(replay.status).isEqualTo(1);
    assertThat(replay.out).contains("rejected-again");
    JsonNode shown = get("rejected/" + id);
    assertThat(shown.path("status").asText()).isEqualTo("failed-again");
    String again = shown.path("decision").path("again").asText();
    awaitListed(again);
    assertThat(get("rejected/" + again).path("replayOf").asText()).isEqualTo(id);
    assertThat(cli("rejected", "discard", again, "--reason", "a test").status).isZero();
  }

  @Test
  void shellShowsWhatThePageShows() throws Exception {
    Cli list = cli("rejected", "list", "--feed", E2e.BAD, "--json");
    assertThat(list.status).as(list.err).isZero();
    JsonNode items = JSON.readTree(list.out).path("items");
    assertThat(items).isNotEmpty();
    Cli show = cli("rejected", "show", items.get(0).path("id").asText());
    assertThat(show.out).contains("reason", "00000000  ");
    assertThat(cli("rejected", "list").out).startsWith("ID");
    assertThat(cli("rejected", "replay").status).isEqualTo(2);
    Cli nothing = cli("rejected", "replay", "--all", "--code", "unheard-of");
    assertThat(nothing.status).isZero();
    assertThat(nothing.err).contains("nothing that is open matches");
    assertThat(cli("rejected", "show", "wire.raw-0@0").status).isEqualTo(2);

    assertThat(JSON.readTree(cli("lag", "--json").out).path("groups")).isNotEmpty();
    assertThat(cli("feeds").out).contains("FEED", "STATE", E2e.BAD);
    assertThat(JSON.readTree(cli("feeds", "--json").out).path("feeds")).isNotEmpty();
    Cli watched = watched("lag", "--json", "--watch", "1");
    assertThat(watched.out.lines().toList()).hasSize(2).allMatch(line -> line.endsWith("}"));
    assertThat(watched("reconcile", "--watch", "1").out).contains("accepted ");
  }

  private static void awaitListed(String id) {
    await()
        .atMost(E2e.PATIENCE)
        .until(() -> get("rejected?limit=500").toString().contains("\"" + id + "\""));
  }

  private static JsonNode get(String path) throws Exception {
    return JSON.readTree(
        Http.send(Http.request(stack.endpoints().monitor() + "/api/v1/" + path).build()).body());
  }

  private record Cli(int status, String out, String err) {}

  private static Cli cli(String... args) {
    StringWriter out = new StringWriter();
    return run(out, new PrintWriter(out, true), args);
  }

  /** The reader goes away after the second time. */
  private static Cli watched(String... args) {
    StringWriter out = new StringWriter();
    PrintWriter reader =
        new PrintWriter(out, true) {
          private int times;

          @Override
          public boolean checkError() {
            return ++times > 1;
          }
        };
    return run(out, reader, args);
  }

  private static Cli run(StringWriter out, PrintWriter reader, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--config", stack.configFile().toString()));
    StringWriter err = new StringWriter();
    int status = Wiredesk.run(all.toArray(String[]::new), reader, new PrintWriter(err, true));
    return new Cli(status, out.toString(), err.toString());
  }
}
