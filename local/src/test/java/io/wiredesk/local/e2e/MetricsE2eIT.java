package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.project.PromExpression;
import io.wiredesk.local.project.PrometheusFilesTest;
import io.wiredesk.local.project.Repository;
import io.wiredesk.local.stack.PortRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus reads of every role, of the running stack. */
class MetricsE2eIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> DASHBOARDS = List.of("pipeline.json", "feeds.json");

  /** Prometheus' own, and those of the agent in a broker of its own. */
  private static final Pattern NOT_OURS = Pattern.compile("up|kafka_(broker|controller)_\\w+");

  private static final List<PortRole> MEASURED =
      List.of(PortRole.INGEST, PortRole.ENRICH, PortRole.MONITOR, PortRole.CONNECT);

  /**
   * Kafka's clients and the JVM's own, which are known by these names though lint dislikes them.
   */
  private static final Pattern NAMED_BY_OTHERS =
      Pattern.compile(
          "(kafka_(consumer|producer|stream)_\\w+|process_cpu_time_ns_total|system_cpu_count) .*");

  /** How long the roles are scraped under load: {@code -Dwiredesk.scrape=PT10M}. */
  private static final Duration SCRAPED =
      Duration.parse(System.getProperty("wiredesk.scrape", "PT5S"));

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
      own.forEach((metric, labels) -> known.merge(metric, labels, MetricsE2eIT::union));
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

  /** Sooner or later a scrape meets every moment of an update. */
  @Test
  void noScrapeFailsOrMissesASeriesWhileStoriesCome() throws Exception {
    List<Scraper> scrapers = MEASURED.stream().map(role -> new Scraper(url(role))).toList();
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(scrapers.size() + 1);
    var pushes = threads.scheduleWithFixedDelay(MetricsE2eIT::push, 0, 100, TimeUnit.MILLISECONDS);
    for (Scraper scraper : scrapers) {
      var unused = threads.scheduleAtFixedRate(scraper, 0, 50, TimeUnit.MILLISECONDS);
    }
    await()
        .pollDelay(SCRAPED)
        .atMost(SCRAPED.plus(E2e.PATIENCE))
        .until(() -> scrapers.stream().allMatch(s -> s.scrapes() > SCRAPED.toSeconds()));
    if (pushes.isDone()) {
      pushes.get(); // says why
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(E2e.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    scrapers.forEach(s -> System.out.println(s.told()));
    assertThat(scrapers).allSatisfy(s -> assertThat(s.faults()).as(s.told()).isEmpty());
  }

  /** One that fails ends the load, and so the test. */
  private static void push() {
    String story =
        "{\"uri\":\"urn:scraped:%s\",\"version\":\"1\",\"headline\":\"Scraped\",\"body_text\":\"%s\"}";
    byte[] body = story.formatted(UUID.randomUUID(), UUID.randomUUID()).getBytes(UTF_8);
    try {
      assertThat(Http.send(stack.push(E2e.LIFE, "application/json", body).build()).status())
          .isEqualTo(202);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Prometheus' own parser and lint, where it is installed. */
  @Test
  void promtoolFindsNothingWrongWithWhatIsNamedHere() throws Exception {
    assumeThat(onPath("promtool")).as("promtool is installed").isTrue();
    String config =
        Repository.path(PrometheusFilesTest.FOLDER).resolve("prometheus.yml").toString();
    Told checked = promtool(null, "check", "config", config);
    assertThat(checked.status()).as(String.join("\n", checked.lines())).isZero();
    for (PortRole role : MEASURED) {
      Path metrics = Files.createTempFile("metrics", ".txt");
      Files.write(metrics, scrape(role));
      Told linted = promtool(metrics, "check", "metrics");
      assertThat(linted.status()).as("%s: %s", role, linted.lines()).isIn(0, 3); // 3 is for style
      assertThat(linted.lines())
          .as(role.name())
          .allMatch(line -> NAMED_BY_OTHERS.matcher(line).matches());
      Files.delete(metrics);
    }
  }

  private static String url(PortRole role) {
    return switch (role) {
      case INGEST -> stack.endpoints().ingest();
      case MONITOR -> stack.endpoints().monitor();
      default -> stack.url(role);
    };
  }

  private record Told(int status, List<String> lines) {}

  private static Told promtool(@Nullable Path input, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process tool = builder.start();
    List<String> lines = new String(tool.getInputStream().readAllBytes(), UTF_8).lines().toList();
    return new Told(tool.waitFor(), lines);
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
