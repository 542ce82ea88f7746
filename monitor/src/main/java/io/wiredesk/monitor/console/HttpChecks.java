package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.service.Readiness;
import io.wiredesk.service.ReadyCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Asks other processes, over HTTP or JDBC, whether they can be used. */
public final class HttpChecks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** A role of ours, by its own {@code /health/ready}. */
  public ReadyCheck role(String name, URI base) {
    return ReadyCheck.of(
        name,
        () -> {
          try {
            HttpResponse<String> answer = get(base, "health/ready");
            return answer.statusCode() == 200
                ? Readiness.ready()
                : Readiness.notReady(missing(answer.body()));
          } catch (IOException e) {
            return Readiness.notReady(silent(base));
          }
        });
  }

  /** Kafka Connect, with the connector and each of its tasks running. */
  public ReadyCheck connect(URI base, String connector) {
    return ReadyCheck.of(
        "connect",
        () -> {
          try {
            HttpResponse<String> answer = get(base, "connectors/" + connector + "/status");
            return answer.statusCode() == 200
                ? running(JSON.readTree(answer.body()), connector)
                : Readiness.notReady("has no connector " + connector);
          } catch (IOException e) {
            return Readiness.notReady(silent(base));
          }
        });
  }

  public static ReadyCheck postgres(DataSource database) {
    return ReadyCheck.of(
        "postgres",
        () -> {
          try (Connection connection = database.getConnection()) {
            return connection.isValid(2)
                ? Readiness.ready()
                : Readiness.notReady("the database does not answer");
          } catch (SQLException e) {
            return Readiness.notReady("the database does not answer");
          }
        });
  }

  private HttpResponse<String> get(URI base, String path) throws IOException {
    String root = base.toString();
    URI uri = URI.create(root.endsWith("/") ? root + path : root + "/" + path);
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(
            HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString());
    try {
      // The request's own timeout ends with the answer's head.
      return answer.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static Readiness running(JsonNode status, String connector) {
    String state = status.path("connector").path("state").asText("unknown");
    if (!state.equals("RUNNING")) {
      return Readiness.notReady("connector " + connector + " is " + state);
    }
    for (JsonNode task : status.path("tasks")) {
      if (!task.path("state").asText().equals("RUNNING")) {
        return Readiness.notReady(
            "task %s of %s is %s"
                .formatted(task.path("id").asText(), connector, task.path("state").asText()));
      }
    }
    return Readiness.ready();
  }

  /** What a role's ready answer says is missing. */
  private static String missing(String body) throws IOException {
    StringBuilder missing = new StringBuilder();
    JSON.readTree(body)
        .path("checks")
        .properties()
        .forEach(
            check -> {
              if (!check.getValue().asText().equals("ready")) {
                missing.append(missing.isEmpty() ? "" : "; ");
                missing.append(check.getKey()).append(": ").append(check.getValue().asText());
              }
            });
    return missing.isEmpty() ? "not ready" : missing.toString();
  }

  private static String silent(URI base) {
    return "does not answer at " + base.getHost() + ":" + base.getPort();
  }
}
