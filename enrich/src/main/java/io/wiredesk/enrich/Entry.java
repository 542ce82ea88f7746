package io.wiredesk.enrich;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One distinct message of a story: all of it that decisions need, without its text.
 *
 * @param key identity, see {@link Fingerprint}
 * @param receivedAt the earliest arrival of it or of a resend
 * @param fields hash of each field, see {@link Fingerprint}
 * @param rawPartition where on wire.raw it was first read
 * @param rawOffset where on wire.raw it was first read
 * @param released whether it was published; never taken back
 * @param order see {@link WireOrder}; follows from the rest
 */
record Entry(
    String key,
    PubStatus status,
    Change change,
    @Nullable Long ordinal,
    @Nullable Instant embargoed,
    @Nullable Instant versionCreated,
    Instant receivedAt,
    SortedMap<Integer, Integer> fields,
    int rawPartition,
    long rawOffset,
    boolean released,
    String order)
    implements Comparable<Entry> {

  static Entry of(WireStory story, Fingerprint print, int rawPartition, long rawOffset) {
    return of(
        print.key(),
        story.getPubStatus(),
        story.getChange(),
        story.getVersionOrdinal(),
        story.getEmbargoed(),
        story.getVersionCreated(),
        story.getReceivedAt(),
        print.fields(),
        rawPartition,
        rawOffset,
        false);
  }

  static Entry of(
      String key,
      PubStatus status,
      Change change,
      @Nullable Long ordinal,
      @Nullable Instant embargoed,
      @Nullable Instant versionCreated,
      Instant receivedAt,
      SortedMap<Integer, Integer> fields,
      int rawPartition,
      long rawOffset,
      boolean released) {
    String order = WireOrder.of(status, ordinal, versionCreated, receivedAt, key);
    return new Entry(
        key,
        status,
        change,
        ordinal,
        embargoed,
        versionCreated,
        receivedAt,
        fields,
        rawPartition,
        rawOffset,
        released,
        order);
  }

  boolean kills() {
    return status == PubStatus.canceled;
  }

  boolean usable() {
    return status == PubStatus.usable;
  }

  /** When the kill was given, by the provider's clock where it says so. */
  Instant killedAt() {
    return versionCreated == null ? receivedAt : versionCreated;
  }

  Entry received(Instant earlier) {
    return of(
        key,
        status,
        change,
        ordinal,
        embargoed,
        versionCreated,
        earlier,
        fields,
        rawPartition,
        rawOffset,
        released);
  }

  Entry release() {
    return new Entry(
        key,
        status,
        change,
        ordinal,
        embargoed,
        versionCreated,
        receivedAt,
        fields,
        rawPartition,
        rawOffset,
        true,
        order);
  }

  @Override
  public int compareTo(Entry other) {
    return order.compareTo(other.order);
  }
}
