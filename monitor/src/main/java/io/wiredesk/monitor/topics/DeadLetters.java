package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.Story;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers that Connect puts on a record in its dead-letter queue (KIP-298, {@code
 * errors.deadletterqueue.context.headers.enable}).
 */
public final class DeadLetters {
  /** The stage that its records failed at. */
  public static final String SINK = "sink";

  /** The feed, or the stage, of a record that cannot be decoded. */
  public static final String UNKNOWN = "unknown";

  private static final String PREFIX = "__connect.errors.";

  private DeadLetters() {}

  /** The sink rejects what it cannot decode and what the database refuses, nothing else. */
  public static String code(@Nullable Story story) {
    return story == null ? "undecodable" : "not-storable";
  }

  public static String reason(ConsumerRecord<?, ?> record) {
    return text(record, "exception.message")
        .or(() -> text(record, "exception.class.name"))
        .map(reason -> reason.lines().findFirst().orElse(""))
        .orElse("Connect gave no reason");
  }

  /** The record that the sink was given. */
  public static Optional<RecordCoordinate> source(ConsumerRecord<?, ?> record) {
    try {
      return text(record, "topic")
          .map(
              topic ->
                  new RecordCoordinate(
                      topic,
                      Integer.parseInt(text(record, "partition").orElse("")),
                      Long.parseLong(text(record, "offset").orElse(""))));
    } catch (NumberFormatException e) {
      return Optional.empty(); // Anybody may write to the queue.
    }
  }

  private static Optional<String> text(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(PREFIX + name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }
}
