package io.wiredesk.enrich.lifecycle;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A released revision as it is to be seen.
 *
 * @param below the released revision that it supersedes
 * @param ownBelow the nearest released one below that is a message of the story's own; where the
 *     revision ends a hold, the nearest usable one
 * @param number rank among the released, from 1
 * @param current whether nothing released sorts above it
 * @param killedAt when the nearest kill at or above it was given
 * @param textless published without headline and text: a kill, a withheld message, and what either
 *     covers
 */
public record RevisionView(
    StoryMessage entry,
    @Nullable StoryMessage below,
    @Nullable StoryMessage ownBelow,
    int number,
    boolean current,
    @Nullable Instant killedAt,
    boolean textless) {

  /** All that another story's message can change in a revision. */
  private static final List<String> DIRECTED = List.of("pubStatus", "change", "edNotes");

  public String key() {
    return entry.key();
  }

  /**
   * What it says of the story's use. The end of a hold frees nothing that was killed or is held.
   */
  PubStatus status() {
    if (!entry.lifts() || !textless) {
      return entry.status();
    }
    return killedAt == null ? PubStatus.withheld : PubStatus.canceled;
  }

  /** The provider's word, else what its place says. */
  Change change() {
    if (entry.change() != Change.unknown) {
      return entry.change();
    }
    return below == null ? Change.new$ : Change.update;
  }

  /** Compared with the story's own message below, as both were before any erasure. */
  List<String> changedFields() {
    if (ownBelow == null) {
      return List.of();
    }
    return entry.directed() ? DIRECTED : entry.print().changedSince(ownBelow.print());
  }

  Revision revision() {
    return Revision.newBuilder()
        .setKey(key())
        .setOrder(entry.order())
        .setNumber(number)
        .setChange(change())
        .setCurrent(current)
        .setSupersedes(superseded())
        .setKilledAt(killedAt)
        .setChangedFields(changedFields())
        .build();
  }

  /** Equal but for what follows from its rank. */
  boolean readsLike(RevisionView other) {
    return key().equals(other.key())
        && entry.order().equals(other.entry.order())
        && textless == other.textless
        && Objects.equals(superseded(), other.superseded())
        && Objects.equals(compared(), other.compared())
        && Objects.equals(killedAt, other.killedAt);
  }

  private @Nullable String compared() {
    return ownBelow == null ? null : ownBelow.key();
  }

  private @Nullable String superseded() {
    return below == null ? null : below.key();
  }
}
