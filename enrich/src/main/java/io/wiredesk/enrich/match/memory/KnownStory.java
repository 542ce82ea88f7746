package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.StateSerde;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * What matching remembers of a story, its text aside: that may be forgotten sooner.
 *
 * @param copy whose copy it is; null for a story of its own
 * @param decidedBy hash of the text that was found to be a copy; null for a story of its own
 * @param killedAt when its current revision was killed; null while it lives
 * @param first when the first of its messages was received
 * @param seen when its last message was received, or the end of its embargo
 */
public record KnownStory(
    @Nullable Copy copy,
    @Nullable String decidedBy,
    @Nullable Instant killedAt,
    Instant first,
    Instant seen) {

  /** One of which nothing is known but when a message was received. */
  public static KnownStory unknown(Instant first) {
    return new KnownStory(null, null, null, first, first);
  }

  public KnownStory copying(Copy of, String textHash) {
    return new KnownStory(of, textHash, killedAt, first, seen);
  }

  public KnownStory independent() {
    return new KnownStory(null, null, killedAt, first, seen);
  }

  public KnownStory killed(@Nullable Instant at) {
    return new KnownStory(copy, decidedBy, at, first, seen);
  }

  /** With the times of one more message. */
  public KnownStory seenAt(Instant received, Instant remembered) {
    return new KnownStory(
        copy,
        decidedBy,
        killedAt,
        received.isBefore(first) ? received : first,
        remembered.isAfter(seen) ? remembered : seen);
  }

  public static Serde<KnownStory> codec() {
    return StateSerde.of(StoredCopies.class, KnownStory::stored, KnownStory::read);
  }

  private StoredCopies stored() {
    @Nullable StoredCopy stored =
        copy == null
            ? null
            : new StoredCopy(
                copy.getRelation().name(),
                copy.getOfStoryId(),
                copy.getGroupId(),
                copy.getSimilarity(),
                copy.getReasons());
    return new StoredCopies(stored, decidedBy, killedAt, first, seen);
  }

  private static KnownStory read(StoredCopies stored) {
    @Nullable StoredCopy kept = stored.getCopy();
    @Nullable Copy copy =
        kept == null
            ? null
            : new Copy(
                Relation.valueOf(kept.getRelation()),
                kept.getOfStoryId(),
                kept.getGroupId(),
                kept.getSimilarity(),
                kept.getReasons());
    return new KnownStory(
        copy, stored.getDecidedBy(), stored.getKilledAt(), stored.getFirst(), stored.getSeen());
  }
}
