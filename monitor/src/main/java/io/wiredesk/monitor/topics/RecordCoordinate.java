package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.RejectedRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where a record is; as text {@code topic-partition@offset}. */
public record RecordCoordinate(String topic, int partition, long offset)
    implements Comparable<RecordCoordinate> {
  private static final Pattern TEXT = Pattern.compile("^([a-zA-Z0-9._-]+)-(\\d{1,9})@(\\d{1,18})");

  public static RecordCoordinate of(ConsumerRecord<?, ?> record) {
    return new RecordCoordinate(record.topic(), record.partition(), record.offset());
  }

  /** The record that failed; empty where the rejection names none. */
  public static Optional<RecordCoordinate> source(Rejected rejected) {
    String topic = rejected.getSourceTopic();
    Integer partition = rejected.getSourcePartition();
    Long offset = rejected.getSourceOffset();
    return topic == null || partition == null || offset == null
        ? Optional.empty()
        : Optional.of(new RecordCoordinate(topic, partition, offset));
  }

  public static RecordCoordinate of(RejectedRef ref) {
    return new RecordCoordinate(ref.getTopic(), ref.getPartition(), ref.getOffset());
  }

  /** Empty when the text is none. */
  public static Optional<RecordCoordinate> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new RecordCoordinate(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }

  @Override
  public int compareTo(RecordCoordinate other) {
    int byTopic = topic.compareTo(other.topic);
    int byPartition = byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
