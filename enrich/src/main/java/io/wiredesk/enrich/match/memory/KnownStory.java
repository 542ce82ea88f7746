package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.StateSerde;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * What matching remembers of a story.
 *
 * @param copy whose copy it is; null for a story of its own
 * @param decidedBy hash of the text that was found to be a copy; null for a story of its own
 * @param killedAt when its current revision was killed; null while it lives
 * @param copies stories that copy it, the first hundred
 * @param seen when its last message was received
 */
public record KnownStory(
    @Nullable Copy copy,
    @Nullable String decidedBy,
    @Nullable Instant killedAt,
    List<String> copies,
    Instant seen) {
  private static final int COPIES_NAMED = 100;

  public static KnownStory unknown(Instant seen) {
    return new KnownStory(null, null, null, List.of(), seen);
  }

  public KnownStory copying(Copy of, String textHash) {
    return new KnownStory(of, textHash, killedAt, copies, seen);
  }

  public KnownStory independent() {
    return new KnownStory(null, null, killedAt, copies, seen);
  }

  public KnownStory copiedBy(String storyId) {
    if (copies.contains(storyId) || copies.size() >= COPIES_NAMED) {
      return this;
    }
    List<String> more = new ArrayList<>(copies);
    more.add(storyId);
    return new KnownStory(copy, decidedBy, killedAt, List.copyOf(more), seen);
  }

  public KnownStory killed(@Nullable Instant at) {
    return new KnownStory(copy, decidedBy, at, copies, seen);
  }

  public KnownStory seenAt(Instant time) {
    return time.isAfter(seen) ? new KnownStory(copy, decidedBy, killedAt, copies, time) : this;
  }

  /** Whether it is a copy of that story and still to be seen. */
  public boolean livesAsCopyOf(String storyId) {
    return killedAt == null && copy != null && copy.getOfStoryId().equals(storyId);
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
    return new StoredCopies(stored, decidedBy, killedAt, copies, seen);
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
        copy, stored.getDecidedBy(), stored.getKilledAt(), stored.getCopies(), stored.getSeen());
  }
}
