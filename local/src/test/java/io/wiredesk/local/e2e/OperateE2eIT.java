package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wiredesk.cli.Wiredesk;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.project.PromExpression;
import io.wiredesk.local.project.PrometheusFilesTest;
import io.wiredesk.local.project.Repository;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see and do, against the running stack. */
class OperateE2eIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> DASHBOARDS = List.of("pipeline.json", "feeds.json");

  /** Prometheus' own, and those of the agent in a broker of its own. */
  private static final Pattern NOT_OURS = Pattern.compile("up|kafka_(broker|controller)_\\w+");

  private static final List<PortRole> MEASURED =
      List.of(PortRole.INGEST, PortRole.ENRICH, PortRole.MONITOR, PortRole.CONNECT);

  private static E2e stack;

  @BeforeAll
  static void start() throws Exception {
    stack = E2e.stack();
  }

  @Test
  void dashboardsAndAlertsReferToMetricsAndLabelsThatTheRolesHave() throws Exception {
    List<String> expressions = new ArrayList<>();
    for (String file : DASHBOARDS) {
      JsonNode board =
          JSON.readTree(Repository.text("monitor/src/main/grafana/dashboards/" + file));
      board.findValues("expr").forEach(expr -> expressions.add(expr.asText()));
    }
    new YAMLMapper()
        .readTree(Repository.text(PrometheusFilesTest.RULES))
        .findValues("expr")
        .forEach(expr -> expressions.add(expr.asText()));

    assertThat(expressions).hasSizeGreaterThan(30);
    // Some come with the first round of what measures them.
    await().atMost(E2e.PATIENCE).untilAsserted(() -> allAreKnown(expressions, metrics()));
  }

  /** Those of each task, store and partition were thousands of lines. */
  @Test
  void aScrapeOfIngestAndEnrichIsAThousandLinesAtMost() throws Exception {
    for (PortRole role : List.of(PortRole.INGEST, PortRole.ENRICH)) {
      assertThat(scrape(role)).as(role.name()).hasSizeLessThanOrEqualTo(1000);
    }
  }

  @Test
  void everyRoleTellsItsBuild() throws Exception {
    for (PortRole role : MEASURED) {
      assertThat(scrape(role))
          .as(role.name())
          .anyMatch(line -> line.startsWith("wiredesk_build_info{"));
    }
  }

  private static List<String> scrape(PortRole role) throws Exception {
    return Http.send(Http.request(url(role) + "/metrics").build()).body().lines().toList();
  }

  /** What the roles have now, each metric with its labels. */
  private static Map<String, Set<String>> metrics() throws Exception {
    Map<String, Set<String>> known = new TreeMap<>();
    for (PortRole role : MEASURED) {
      String text = Http.send(Http.request(url(role) + "/metrics").build()).body();
      Map<String, Set<String>> own = Exposition.parse(text).samples();
      String prefix = "wiredesk_" + role.name().toLowerCase(Locale.ROOT) + "_";
      assertThat(own.keySet()).as("of its own").anyMatch(metric -> metric.startsWith(prefix));
      own.forEach((metric, labels) -> known.merge(metric, labels, OperateE2eIT::union));
    }
    return known;
  }

  private static void allAreKnown(List<String> expressions, Map<String, Set<String>> known) {
    for (String expression : expressions) {
      PromExpression.metrics(expression)
          .forEach(
              (metric, labels) -> {
                if (!NOT_OURS.matcher(metric).matches()) {
                  assertThat(known).as(expression).containsKey(metric);
                  assertThat(known.getOrDefault(metric, Set.of()))
                      .as(expression)
                      .containsAll(labels);
                }
              });
    }
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }

  /** Prometheus' own parser, where it is installed. */
  @Test
  void promtoolFindsNothingWrong() throws Exception {
    assumeThat(onPath("promtool")).as("promtool is installed").isTrue();
    Path folder = Repository.path(PrometheusFilesTest.FOLDER);
    assertThat(promtool(null, "check", "config", folder.resolve("prometheus.yml").toString()))
        .isZero();
    for (PortRole role : MEASURED) {
      Path metrics = Files.createTempFile("metrics", ".txt");
      Files.writeString(metrics, Http.send(Http.request(url(role) + "/metrics").build()).body());
      // 3 is for style: the names that dashboards know are older than today's style.
      assertThat(promtool(metrics, "check", "metrics")).isIn(0, 3);
      Files.delete(metrics);
    }
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

  private static String url(PortRole role) {
    return switch (role) {
      case INGEST -> stack.endpoints().ingest();
      case MONITOR -> stack.endpoints().monitor();
      default -> stack.url(role);
    };
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

  private static int promtool(@Nullable Path input, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    return builder.start().waitFor();
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder).resolve(program))) {
        return true;
      }
    }
    return false;
  }
}
