package io.wiredesk.enrich;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A released revision as it is to be seen.
 *
 * @param below the released revision that it supersedes
 * @param number rank among the released, from 1
 * @param current whether nothing released sorts above it
 * @param killedAt when the nearest kill at or above it was given
 */
record Publication(
    Entry entry, @Nullable Entry below, int number, boolean current, @Nullable Instant killedAt) {

  String key() {
    return entry.key();
  }

  /** Published without headline and text: a kill, what a kill covers, what was withheld. */
  boolean textless() {
    return killedAt != null || !entry.usable();
  }

  /** The provider's word, else what its place says. */
  Change change() {
    if (entry.change() != Change.unknown) {
      return entry.change();
    }
    return below == null ? Change.new$ : Change.update;
  }

  /** Compared with the one below, as both were before any erasure. */
  List<String> changedFields() {
    return below == null ? List.of() : Fingerprint.changed(below.fields(), entry.fields());
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
  boolean readsLike(Publication other) {
    return key().equals(other.key())
        && entry.order().equals(other.entry.order())
        && Objects.equals(superseded(), other.superseded())
        && Objects.equals(killedAt, other.killedAt);
  }

  private @Nullable String superseded() {
    return below == null ? null : below.key();
  }
}
