package io.wiredesk.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A sink's connector on a Connect worker, set up from its JSON file over Connect's REST. */
final class ConnectorSetup {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String connectUrl;
  private final String name;
  private final String config;

  private ConnectorSetup(String connectUrl, String name, String config) {
    this.connectUrl = connectUrl;
    this.name = name;
    this.config = config;
  }

  static ConnectorSetup load(String connectUrl, Path file) throws IOException {
    JsonNode json = JSON.readTree(Files.readString(file));
    return new ConnectorSetup(
        connectUrl, json.path("name").asText(), json.path("config").toString());
  }

  /** Creates it, or updates the one that is there. Returns when it and its tasks run. */
  void install() throws IOException, InterruptedException {
    String url = connectUrl + "/connectors/" + name + "/config";
    Waiting.until(
        PATIENCE,
        "Kafka Connect to take connector " + name,
        () -> {
          Http.Answer answer = Http.putJson(url, config);
          if (answer.ok()) {
            return Waiting.done(answer);
          }
          if (answer.status() == 409 || answer.status() >= 500) { // the worker is rebalancing
            return Waiting.notYet(answer.body());
          }
          throw new CommandException("Kafka Connect refused " + name + ": " + answer.body());
        });
    Waiting.until(PATIENCE, "connector " + name + " to run", this::runs);
  }

  /**
   * Takes it off, if an earlier run had it; where it stood in its topics is kept, so that it goes
   * on from there when it is back.
   */
  void remove() throws IOException, InterruptedException {
    String url = connectUrl + "/connectors/" + name;
    Waiting.until(
        PATIENCE,
        "Kafka Connect to give up connector " + name,
        () -> {
          if (Http.get(url).status() == 404) {
            return Waiting.done(name);
          }
          return Waiting.notYet(Http.send(Http.request(url).DELETE().build()).body());
        });
  }

  private Waiting.State<JsonNode> runs() throws IOException, InterruptedException {
    Http.Answer answer = Http.get(connectUrl + "/connectors/" + name + "/status");
    if (!answer.ok()) {
      return Waiting.notYet(answer.body());
    }
    JsonNode status = JSON.readTree(answer.body());
    JsonNode tasks = status.path("tasks");
    if (!"RUNNING".equals(status.path("connector").path("state").asText()) || tasks.isEmpty()) {
      return Waiting.notYet("the connector is " + status.path("connector").path("state").asText());
    }
    for (JsonNode task : tasks) {
      if ("FAILED".equals(task.path("state").asText())) {
        throw new CommandException(
            "a task of %s failed: %s"
                .formatted(name, task.path("trace").asText().lines().findFirst().orElse("")));
      }
      if (!"RUNNING".equals(task.path("state").asText())) {
        return Waiting.notYet("a task is " + task.path("state").asText());
      }
    }
    return Waiting.done(status);
  }
}
