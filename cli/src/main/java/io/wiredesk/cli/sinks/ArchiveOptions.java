package io.wiredesk.cli.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.cli.cluster.ReportOptions;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.output.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which archive, and what does the work; all else is the connector's own configuration. */
final class ArchiveOptions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w{1,100})}");

  @Option(
      names = "--connector",
      paramLabel = "NAME",
      defaultValue = "wiredesk-iceberg",
      description = "Connector that fills it (default: ${DEFAULT-VALUE}).")
  String connector = "wiredesk-iceberg";

  @Option(
      names = "--plugin",
      paramLabel = "DIR",
      description = "Folder of the archive's plugin; by default the built one.")
  @Nullable Path plugin;

  /** Asks Connect for the connector's configuration, and has the plugin work by it. */
  void run(ReportOptions report, String what, Map<String, String> more)
      throws InterruptedException {
    Map<String, String> settings = new HashMap<>(connectorSettings(report));
    settings.putAll(more);
    Map<String, Map<String, Long>> figures = ArchivePlugin.in(plugin).run(what, settings);
    report.print(Json.pretty(figures), table(figures));
  }

  private Map<String, String> connectorSettings(ReportOptions report) throws InterruptedException {
    MonitorConfig monitor = report.configFile().section("monitor", MonitorConfig.class);
    String url = Http.below(monitor.connect().toString(), "/connectors/" + connector + "/config");
    try {
      Http.Answer answer = Http.get(url);
      if (!answer.ok()) {
        throw new CommandException(
            "Kafka Connect has no connector %s (%s answers %s)"
                .formatted(connector, url, answer.status()));
      }
      return resolved(JSON.readTree(answer.body()), report.connectorVariables());
    } catch (IOException e) {
      throw new CommandException("Kafka Connect cannot be reached at " + url + ": " + e, e);
    }
  }

  static Map<String, String> resolved(JsonNode config, Map<String, String> variables) {
    Map<String, String> settings = new HashMap<>();
    for (Map.Entry<String, JsonNode> setting : config.properties()) {
      Matcher matcher = VARIABLE.matcher(setting.getValue().asText());
      settings.put(
          setting.getKey(),
          matcher.replaceAll(
              found -> {
                String value = variables.get(found.group(1));
                if (value == null) {
                  throw new CommandException(
                      "the connector's %s wants %s, which is not set here; set it as on the worker"
                          .formatted(setting.getKey(), found.group(1)));
                }
                return Matcher.quoteReplacement(value);
              }));
    }
    return settings;
  }

  private static String table(Map<String, Map<String, Long>> figures) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Map<String, Long>> of : figures.entrySet()) {
      List<String> told = new ArrayList<>();
      of.getValue().forEach((figure, count) -> told.add(figure + " " + count));
      text.append(of.getKey()).append(": ").append(String.join(", ", told)).append('\n');
    }
    return text.isEmpty() ? "no tables yet\n" : text.toString();
  }
}
