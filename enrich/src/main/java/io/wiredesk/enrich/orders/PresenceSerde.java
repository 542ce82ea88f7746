package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.enrich.flow.StateSerde;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/** {@link Presence}s in store and topics. */
public final class PresenceSerde {
  private PresenceSerde() {}

  public static Serde<Presence> one() {
    return StateSerde.of(StoredPresence.class, PresenceSerde::stored, PresenceSerde::presence);
  }

  static Serde<List<Presence>> all() {
    return StateSerde.of(
        StoredPresences.class,
        presences -> new StoredPresences(presences.stream().map(PresenceSerde::stored).toList()),
        stored -> stored.getPresences().stream().map(PresenceSerde::presence).toList());
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
