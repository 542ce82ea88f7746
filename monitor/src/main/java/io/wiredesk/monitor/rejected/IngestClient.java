package io.wiredesk.monitor.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends rejected copy to ingest again, with an operator's key in the place of the feed's own. */
public final class IngestClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What ingest said. */
  sealed interface Answer {
    /**
     * At least one story of it is on {@code wire.raw}.
     *
     * @param again where a part of it was rejected again
     */
    record Accepted(RecordCoordinate raw, Optional<RecordCoordinate> again) implements Answer {}

    /** It was rejected again. */
    record RejectedAgain(String detail, Optional<RecordCoordinate> again) implements Answer {}

    /** Ingest would not look at it; sending it again changes nothing. */
    record Refused(String detail) implements Answer {}

    /** Ingest did not answer, or wants it later. */
    record Unanswered(String detail) implements Answer {}
  }

  private final URI ingest;
  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public IngestClient(URI ingest, String key) {
    this.ingest = ingest;
    this.key = key;
  }

  Answer send(String feed, @Nullable String contentType, byte[] bytes) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(ingest.resolve("/v1/replay/" + feed))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + key)
              .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
      if (contentType != null && !contentType.isBlank()) {
        request.header("Content-Type", contentType);
      }
      return answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IllegalArgumentException e) {
      return new Answer.Refused("'" + feed + "' is no feed that can be sent to");
    } catch (IOException e) {
      return new Answer.Unanswered("ingest does not answer: " + Failures.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unanswered("interrupted");
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    JsonNode body = json(response.body());
    JsonNode rejected = body.path("rejected").path(0);
    return switch (response.statusCode()) {
      case 202 ->
          place(body.path("accepted").path(0))
              .<Answer>map(raw -> new Answer.Accepted(raw, place(rejected)))
              .orElseGet(() -> new Answer.Unanswered("ingest said 202 and named no story"));
      case 422 ->
          new Answer.RejectedAgain(
              rejected.path("code").asText() + ": " + rejected.path("reason").asText(),
              place(rejected));
      case 429, 500, 502, 503, 504 -> new Answer.Unanswered(detail(response, body));
      case 401, 403 ->
          new Answer.Refused(
              "ingest does not know the operator's key: is monitor.operatorKey among"
                  + " ingest.operatorKeys?");
      default -> new Answer.Refused(detail(response, body));
    };
  }

  private static String detail(HttpResponse<String> response, JsonNode body) {
    return String.format(
        Locale.ROOT,
        "ingest answered %d: %s",
        response.statusCode(),
        body.path("detail").asText("no detail"));
  }

  private static Optional<RecordCoordinate> place(JsonNode at) {
    return at.path("topic").isTextual()
        ? Optional.of(
            new RecordCoordinate(
                at.path("topic").asText(),
                at.path("partition").asInt(),
                at.path("offset").asLong()))
        : Optional.empty();
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
