package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.enrich.flow.StateSerde;
import io.wiredesk.enrich.orders.DatedStore.Dated;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/** {@link Presence}s in store and topics. */
public final class PresenceSerde {
  private PresenceSerde() {}

  public static Serde<Presence> one() {
    return StateSerde.of(
        StoredPresences.class,
        presence -> new StoredPresences(List.of(stored(presence)), List.of()),
        stored -> presence(stored.getPresences().get(0)));
  }

  static Serde<List<Dated<Presence>>> all() {
    return StateSerde.of(
        StoredPresences.class,
        all ->
            new StoredPresences(
                all.stream().map(dated -> stored(dated.value())).toList(),
                all.stream().map(Dated::day).toList()),
        stored ->
            Dated.each(
                stored.getDays(),
                stored.getPresences().stream().map(PresenceSerde::presence).toList()));
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
