package io.wiredesk.schemas;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes for the catalogue's values: the Confluent wire format (0x00, 4-byte schema id, Avro
 * binary) by Confluent's own serializer.
 *
 * <p>A serde is pinned to the subject of its topic, whatever topic a record goes to, so that
 * internal topics need no subjects of their own. Schemas are never registered on the way: that is
 * {@link Contract}'s job.
 */
public final class WireSerdes {
  static { // bytes that are no Avro may promise a text of two gigabytes, and Avro makes room for it
    for (String kind : List.of("string", "bytes")) {
      String property = "org.apache.avro.limits." + kind + ".maxLength";
      if (System.getProperty(property) == null) {
        System.setProperty(property, Integer.toString(WireTopic.RAW.spec().maxMessageBytes()));
      }
    }
  }

  private final Map<String, Object> settings;

  /**
   * @param registrySettings {@code schema.registry.url} and any other setting of Confluent's client
   */
  public WireSerdes(Map<String, ?> registrySettings) {
    Map<String, Object> merged = new LinkedHashMap<>(registrySettings);
    merged.put("auto.register.schemas", false);
    merged.put("avro.remove.java.properties", true);
    merged.put("specific.avro.reader", true);
    this.settings = Map.copyOf(merged);
  }

  public <T extends SpecificRecord> Serde<T> serde(WireTopic topic) {
    return Serdes.serdeFrom(serializer(topic), deserializer(topic));
  }

  /** The caller closes it. */
  public <T extends SpecificRecord> Serializer<T> serializer(WireTopic topic) {
    return new PinnedSerializer<>(settings, topic);
  }

  /** The caller closes it. */
  public <T extends SpecificRecord> Deserializer<T> deserializer(WireTopic topic) {
    KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
    avro.configure(settings, false);
    return new PinnedDeserializer<>(avro, topic);
  }

  /** Reads a topic's values and tells poison from an absent registry. The caller closes it. */
  public <T extends SpecificRecord> WireReader<T> reader(WireTopic topic) {
    return new WireReader<>(topic.topicName(), deserializer(topic));
  }
}
