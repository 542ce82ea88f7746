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
    return text(record, "topic")
        .flatMap(
            topic ->
                RecordCoordinate.parse(
                    topic
                        + "-"
                        + text(record, "partition").orElse("")
                        + "@"
                        + text(record, "offset").orElse("")));
  }

  private static Optional<String> text(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(PREFIX + name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }
}
