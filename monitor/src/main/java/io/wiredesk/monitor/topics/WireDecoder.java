package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.Read;
import io.wiredesk.schemas.RegistryAwayException;
import io.wiredesk.schemas.WireReader;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of all topics; poison is a value here. */
public final class WireDecoder implements AutoCloseable {
  private final WireSerdes serdes;
  private final Map<WireTopic, WireReader<SpecificRecord>> byTopic = new ConcurrentHashMap<>();

  public WireDecoder(Map<String, ?> registry) {
    this.serdes = new WireSerdes(registry);
  }

  /**
   * Empty for poison and for a record without a value.
   *
   * @param topic whose kind of record is expected
   * @throws UnavailableException when the registry does not answer
   */
  public <T extends SpecificRecord> Optional<T> decode(
      WireTopic topic, Class<T> type, ConsumerRecord<byte[], byte[]> record) {
    try {
      return byTopic.computeIfAbsent(topic, serdes::reader).read(record.value())
              instanceof Read.Value<SpecificRecord> read
          ? Optional.of(type.cast(read.value()))
          : Optional.empty();
    } catch (RegistryAwayException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new UnavailableException("registry: does not answer: " + Failures.reason(why), e);
    }
  }

  @Override
  public void close() {
    byTopic.values().forEach(WireReader::close);
  }
}
