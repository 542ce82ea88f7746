package io.wiredesk.enrich.fault;

import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireTopic;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A serde that refuses what the topic would not take. The producer would refuse it, too, but only
 * with the whole transaction, and so for ever: nothing else of it could be committed.
 */
public final class SizedSerde {
  private SizedSerde() {}

  /** What the topic's serde writes, if the topic takes it. */
  public static <T extends SpecificRecord> Serde<T> of(WireTopic topic, WireSerdes serdes) {
    return of(serdes.serde(topic), WireSizes.VALUE);
  }

  /**
   * The same serde, bounded.
   *
   * @param most bytes of a value
   */
  static <T> Serde<T> of(Serde<T> serde, int most) {
    Serializer<T> written = serde.serializer();
    return Serdes.serdeFrom(
        (topic, value) -> {
          byte[] bytes = written.serialize(topic, value);
          if (bytes != null && bytes.length > most) {
            throw new RecordTooLargeException(
                String.format(
                    Locale.ROOT, "%d bytes for %s, more than %d", bytes.length, topic, most));
          }
          return bytes;
        },
        serde.deserializer());
  }
}
