package io.wiredesk.local.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Pushes messages to ingest as an agency would that never gives up. Thread-safe. */
final class WireSender {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofMillis(100);

  private final Endpoints endpoints;
  private final SentLedger ledger;

  WireSender(Endpoints endpoints, SentLedger ledger) {
    this.endpoints = endpoints;
    this.ledger = ledger;
  }

  /**
   * Sends it until it is acknowledged.
   *
   * @param over whether to give up, asked between attempts
   * @return the story's id; empty when it was over before
   */
  Optional<String> deliver(String feed, Map<String, Object> ninjs, BooleanSupplier over)
      throws InterruptedException {
    while (!over.getAsBoolean()) {
      ledger.sending();
      try {
        Http.Answer answer = Http.send(request(feed, ninjs));
        ledger.answered(answer.status());
        if (answer.ok()) {
          return Optional.of(
              JSON.readTree(answer.body()).path("accepted").path(0).path("storyId").asText());
        }
        if (answer.status() < 500 && answer.status() != 429) {
          throw new AssertionError("refused: " + answer.body());
        }
      } catch (IOException e) {
        // killed or stopped; it will be back
      }
      Thread.sleep(BEFORE_NEXT_ATTEMPT.toMillis());
    }
    return Optional.empty();
  }

  private HttpRequest request(String feed, Map<String, Object> ninjs) throws IOException {
    Endpoints.Feed known = Objects.requireNonNull(endpoints.feeds().get(feed), feed);
    return Http.request(endpoints.ingest() + "/v1/feeds/" + feed)
        .header("Authorization", "Bearer " + known.key())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(ninjs)))
        .build();
  }
}
