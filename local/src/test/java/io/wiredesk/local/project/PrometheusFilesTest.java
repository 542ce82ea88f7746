package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wiredesk.local.stack.PortRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prometheus' configuration and alert rules, against the services and the code's metrics. */
public class PrometheusFilesTest {
  public static final String FOLDER = "monitor/src/main/prometheus/";
  public static final String RULES = FOLDER + "alerts.yml";
  private static final Pattern METRIC = Pattern.compile("\\b(?:wiredesk|kafka)_[a-z_]+");
  private static final Pattern LITERAL = Pattern.compile("\"((?:wiredesk|kafka)?[a-z._]*)\"");
  private static final Pattern UNIT =
      Pattern.compile("(?:_(?:total|bucket|count|sum|max|seconds|bytes))+$");

  /** A rule of the JMX exporter: the alternatives that a name ends in, and how it begins. */
  private static final Pattern BROKERS =
      Pattern.compile("name=\\(([\\w|]+)\\)[^\n]*\n\\s+name: (\\w+_)\\$1\n");

  private final ComposeFile compose = ComposeFile.read();

  @Test
  void scrapesEveryRoleWhereComposeRunsIt() throws Exception {
    List<String> targets = new ArrayList<>();
    for (JsonNode job : yaml("prometheus.yml").path("scrape_configs")) {
      assertThat(job.path("metrics_path").asText("/metrics")).isEqualTo("/metrics");
      job.path("static_configs").forEach(c -> targets.addAll(ComposeFile.texts(c.path("targets"))));
    }
    assertThat(targets)
        .containsExactlyInAnyOrder(
            "ingest:" + PortRole.INGEST.usual(),
            "enrich:" + PortRole.ENRICH.usual(),
            "monitor:" + PortRole.MONITOR.usual(),
            "connect:" + PortRole.CONNECT.usual());
    assertThat(targets).allMatch(t -> compose.services().contains(t.split(":", -1)[0]));
  }

  @Test
  void scrapesEveryBroker() throws Exception {
    List<String> names = new ArrayList<>();
    for (JsonNode job : yaml("prometheus.yml").path("scrape_configs")) {
      job.path("dns_sd_configs").forEach(c -> names.addAll(ComposeFile.texts(c.path("names"))));
    }
    assertThat(names)
        .containsExactlyElementsOf(
            compose.services().stream()
                .filter(s -> compose.buildTarget(s).equals("kafka"))
                .toList());
  }

  @Test
  void alertsReachWhoIsToBeTold() throws Exception {
    JsonNode to = yaml("prometheus.yml").path("alerting").path("alertmanagers").path(0);
    assertThat(to.path("static_configs").path(0).path("targets").path(0).asText())
        .isEqualTo("alertmanager:" + compose.ports("alertmanager").get(0).split(":", -1)[2]);
    assertThat(ComposeFile.texts(compose.service("alertmanager").path("command")).get(0))
        .endsWith("/etc/alertmanager/alertmanager.yml");
    assertThat(compose.mounts())
        .contains(
            new ComposeFile.Mount(
                "alertmanager", "./monitor/src/main/prometheus", "/etc/alertmanager", true));
    JsonNode manager = yaml("alertmanager.yml");
    Set<String> receivers = new HashSet<>();
    manager.path("receivers").forEach(r -> receivers.add(r.path("name").asText()));
    assertThat(receivers)
        .contains(manager.path("route").path("receiver").asText())
        .contains(manager.path("route").path("routes").path(0).path("receiver").asText());
    String all = Repository.text(RULES);
    for (JsonNode rule : manager.path("inhibit_rules")) {
      String source = rule.path("source_matchers").path(0).asText();
      assertThat(all).contains(source.replaceAll("alertname=\"(\\w+)\"", "- alert: $1\n"));
    }
  }

  @Test
  void findsItsRuleFiles() throws Exception {
    assertThat(ComposeFile.texts(yaml("prometheus.yml").path("rule_files")))
        .isNotEmpty()
        .allMatch(file -> Repository.hasOrBuilds(FOLDER + file));
    assertThat(compose.mounts())
        .anyMatch(
            m -> ("./" + FOLDER).equals(m.source() + "/") && m.service().equals("prometheus"));
  }

  @Test
  void alertsOnMetricsThatTheCodeHas() throws Exception {
    Set<String> known = metricsOfTheCode();
    BROKERS
        .matcher(Repository.text(FOLDER + "kafka-jmx.yml"))
        .results()
        .flatMap(rule -> named(rule.group(1), rule.group(2)))
        .forEach(known::add);
    List<String> used = new ArrayList<>();
    for (JsonNode group : yaml("alerts.yml").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        assertThat(rule.path("annotations").has("summary")).as(rule.toString()).isTrue();
        METRIC.matcher(rule.path("expr").asText()).results().forEach(m -> used.add(m.group()));
      }
    }
    assertThat(used)
        .isNotEmpty()
        .allMatch(m -> known.contains(m) || known.contains(UNIT.matcher(m).replaceFirst("")));
  }

  private static Stream<String> named(String endings, String beginning) {
    return Stream.of(endings.split("\\|", -1))
        .map(ending -> beginning + ending.toLowerCase(Locale.ROOT));
  }

  /** Names of meters: literals, and literals put behind a literal that ends in a dot. */
  private static Set<String> metricsOfTheCode() {
    Set<String> names = new HashSet<>();
    for (String source : Repository.classes("/src/main/java/").values()) {
      List<String> literals = LITERAL.matcher(source).results().map(m -> m.group(1)).toList();
      for (String literal : literals) {
        names.add(literal);
        if (literal.startsWith("wiredesk.") && literal.endsWith(".")) {
          literals.forEach(rest -> names.add(literal + rest));
        }
      }
    }
    Set<String> metrics = new HashSet<>();
    names.forEach(name -> metrics.add(name.replace('.', '_')));
    return metrics;
  }

  private static JsonNode yaml(String file) throws Exception {
    return new YAMLMapper().readTree(Repository.text(FOLDER + file));
  }
}
