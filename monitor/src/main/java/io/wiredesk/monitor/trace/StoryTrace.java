package io.wiredesk.monitor.trace;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.trace.TraceEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A story and its messages.
 *
 * @param messages oldest first, the newest of them
 * @param left how many older ones are not told
 * @param problems what could not be found out, one line each
 */
record StoryTrace(
    String storyId,
    Optional<String> title,
    Instant at,
    List<Message> messages,
    int left,
    List<String> problems) {

  /**
   * One of them.
   *
   * @param message where it is on {@code wire.raw}
   * @param traceId of the sender's trace
   * @param heldUp what it waits for or, when it is through, waited longest for
   */
  record Message(
      Optional<String> message,
      Optional<String> feed,
      Optional<String> traceId,
      List<Step> steps,
      List<Reader> readers,
      Optional<String> heldUp) {}

  /**
   * A step of it.
   *
   * @param seconds since the step before it whose time is known
   */
  record Step(
      Kind step,
      @Nullable Instant at,
      OptionalDouble seconds,
      String text,
      @JsonProperty @Nullable String place) {
    static Step of(TraceEvent event, OptionalDouble seconds) {
      RecordCoordinate place = event.place();
      return new Step(
          event.kind(), event.at(), seconds, event.text(), place == null ? null : place.toString());
    }
  }

  /**
   * A group of ours that reads the topic that the message came out on.
   *
   * @param read whether what it committed is past the message
   * @param before offsets that it has to read first
   */
  record Reader(String group, boolean read, long before) {}
}
