package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.enrich.orders.DatedStore.Dated;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/** {@link Presence}s in store and topics. */
public final class PresenceSerde {
  private static final DatedSerde<Presence, StoredPresence, StoredPresences> SERDE =
      new DatedSerde<>(
          StoredPresences.class,
          StoredPresences::new,
          StoredPresences::getPresences,
          StoredPresences::getDays,
          PresenceSerde::stored,
          PresenceSerde::presence);

  private PresenceSerde() {}

  public static Serde<Presence> one() {
    return SERDE.one();
  }

  static Serde<List<Dated<Presence>>> all() {
    return SERDE.all();
  }

  private static StoredPresence stored(Presence presence) {
    return new StoredPresence(
        presence.kind().name(), presence.storyId(), presence.by(), presence.feed());
  }

  private static Presence presence(StoredPresence stored) {
    return new Presence(
        Presence.Kind.valueOf(stored.getKind()),
        stored.getStoryId(),
        stored.getBy(),
        stored.getFeed());
  }
}
