package io.wiredesk.schemas;

import static io.wiredesk.schemas.Cleanup.COMPACT;
import static io.wiredesk.schemas.Cleanup.DELETE;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The topic catalogue: the one place that names Wiredesk's topics and says how they are laid out.
 * Keys are UTF-8 strings; values are Avro in the Confluent wire format, but for {@link
 * #REJECTED_SINK}, which holds records as they came, and {@link #ARCHIVE}, which is Iceberg's.
 */
public enum WireTopic {
  /** Parsed, not yet judged, original bytes included; keyed by storyId; written by ingest. */
  RAW("wire.raw", WireStory.getClassSchema(), 6, DELETE, 14),
  /** First-of-its-kind stories and every revision of them; keyed by storyId; by enrich. */
  STORIES("wire.stories", Story.getClassSchema(), 6, COMPACT, 7),
  /** Copies, and whose; keyed by the copy's storyId; by enrich. */
  DUPLICATES("wire.duplicates", Story.getClassSchema(), 6, DELETE, 30),
  /** What could not be taken or processed; keyed by feed; by ingest and enrich. */
  REJECTED("wire.rejected", Rejected.getClassSchema(), 3, DELETE, 30),
  /** Connect's dead-letter queue: key, value and headers as Connect leaves them. */
  REJECTED_SINK("wire.rejected.sink", null, 1, DELETE, 30),
  /** What the tasks of Iceberg's connector tell each other, no text; written by Connect. */
  ARCHIVE("wire.archive", null, 1, DELETE, 7),
  /** What operators and desks should know; keyed by feed or storyId; by enrich and monitor. */
  NOTICES("wire.notices", Notice.getClassSchema(), 3, DELETE, 30),
  /** Where polled feeds stand; keyed by feed and source; by ingest. */
  POSITIONS("wire.positions", Position.getClassSchema(), 1, COMPACT, 0);

  private final String topicName;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes a schema once it is parsed
  private final @Nullable Schema schema;

  @SuppressWarnings("ImmutableEnumChecker") // Duration is immutable, but not marked so
  private final TopicSpec spec;

  WireTopic(
      String topicName, @Nullable Schema schema, int partitions, Cleanup cleanup, int retainDays) {
    this.topicName = topicName;
    this.schema = schema;
    this.spec =
        new TopicSpec(partitions, 1, cleanup, Duration.ofDays(retainDays), WireSizes.RECORD);
  }

  /** The name on the broker. */
  public String topicName() {
    return topicName;
  }

  /** The registry subject of the topic's values. */
  public String subject() {
    return topicName + "-value";
  }

  /** The schema of the topic's values; empty where they have none of ours. */
  public Optional<Schema> schema() {
    return Optional.ofNullable(schema);
  }

  /** The layout unless an installation overrides it. */
  public TopicSpec spec() {
    return spec;
  }

  /** The topic with that name on the broker, if the catalogue has it. */
  public static Optional<WireTopic> named(String topicName) {
    return Arrays.stream(values()).filter(t -> t.topicName.equals(topicName)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(WireTopic::topicName).toList();
  }
}
