package io.wiredesk.enrich.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.enrich.flow.UnknownLayoutException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class PresenceSerdeTest {
  private static final byte[] NO_LAYOUT = "no layout of ours".getBytes(UTF_8);

  /** Avro's single-object header, with a fingerprint that nobody knows. */
  private static final byte[] NEWER = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0};

  private final Deserializer<Presence> reader = PresenceSerde.one().deserializer();

  /** Enrich goes on, and sets it aside. */
  @Test
  void whatIsNoRecordOnItsWayIsPoison() {
    assertThatThrownBy(() -> reader.deserialize("enrich-presence-repartition", NO_LAYOUT))
        .isInstanceOf(SerializationException.class);
  }

  /** Enrich stops, and rejects nobody's copy. */
  @Test
  void aNewerLayoutIsNoPoisonAnywhere() {
    for (String topic : new String[] {"enrich-presence-repartition", "enrich-state-changelog"}) {
      assertThatThrownBy(() -> reader.deserialize(topic, NEWER))
          .isInstanceOf(UnknownLayoutException.class);
    }
  }

  @Test
  void anOlderStoreIsNoPoison() {
    assertThatThrownBy(() -> reader.deserialize("enrich-state-changelog", NO_LAYOUT))
        .isInstanceOf(UnknownLayoutException.class);
  }
}
