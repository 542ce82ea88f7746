package io.wiredesk.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Flow;

/** The JSON of server-sent events, line by line into a list. */
final class EventLines implements Flow.Subscriber<String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  private final List<JsonNode> events;

  /**
   * @param events is added to by the client's thread
   */
  EventLines(List<JsonNode> events) {
    this.events = events;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (line.startsWith(DATA)) {
      try {
        events.add(JSON.readTree(line.substring(DATA.length())));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void onError(Throwable cause) {
    // The reader went away; what it was told is in the list.
  }

  @Override
  public void onComplete() {
    // Likewise.
  }
}
