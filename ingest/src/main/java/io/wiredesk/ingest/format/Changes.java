package io.wiredesk.ingest.format;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says a message is: by its signals, the tag at its headline, the take in its
 * slug, and its notes to editors. Never from comparing texts. A withdrawal said in any of these but
 * the notes makes it canceled, a hold withheld; what a note in prose orders is read further on.
 */
final class Changes {
  private final Draft draft;
  private final WireStory.Builder story;
  private final Optional<Take> tag;
  private final List<Take> signals;

  private Changes(Draft draft) {
    this.draft = draft;
    this.story = draft.story();
    this.tag =
        HeadlineTag.of(story.getHeadline())
            .or(() -> Optional.ofNullable(story.getTakeKey()).flatMap(Take::ofWords))
            .or(() -> inSlug(story.getSlugline()));
    this.signals =
        story.getSignals().stream().map(SignalCode::of).flatMap(Optional::stream).toList();
  }

  static void apply(Draft draft) {
    Changes changes = new Changes(draft);
    changes.status();
    changes.take();
    if (draft.story().getChange() == Change.unknown) {
      draft.story().setChange(changes.change());
    }
  }

  /** {@code BC-Ferry, 1st Ld-Writethru, 416}: the take stands behind the slug. */
  private static Optional<Take> inSlug(@Nullable String slugline) {
    return slugline == null
        ? Optional.empty()
        : Arrays.stream(slugline.split(",", -1))
            .skip(1)
            .map(Take::ofWords)
            .flatMap(Optional::stream)
            .findFirst();
  }

  private void status() {
    List<PubStatus> said =
        Stream.concat(tag.stream(), signals.stream())
            .map(Take::status)
            .filter(Objects::nonNull)
            .toList();
    if (said.contains(PubStatus.canceled)) {
      lower(PubStatus.canceled, "Said to be withdrawn by its signal or tag, not by its status.");
    } else if (said.contains(PubStatus.withheld) && story.getEmbargoed() == null) {
      lower(PubStatus.withheld, "Said to be on hold by its signal or tag, not by its status.");
    }
  }

  /** A status of its own that says more stands: what is canceled is not merely on hold. */
  private void lower(PubStatus status, String warning) {
    PubStatus own = story.getPubStatus();
    if (own != status && own != PubStatus.canceled) {
      String raw = story.getPubStatusRaw();
      draft.status(status, raw == null ? own.name() : raw);
      draft.warn(warning);
    }
  }

  private void take() {
    if (story.getTakeKey() == null) {
      tag.filter(Take::isTelling).map(Take::key).ifPresent(story::setTakeKey);
    }
  }

  /**
   * A correction is one whatever stands beside it; else the tag counts before signals and notes.
   */
  private Change change() {
    Optional<Change> noted = NoteTag.of(story.getEdNotes(), story.getBody());
    List<Change> said =
        Stream.of(
                tag.stream().map(Take::change), signals.stream().map(Take::change), noted.stream())
            .flatMap(changes -> changes)
            .filter(Objects::nonNull)
            .toList();
    if (said.contains(Change.correction)) {
      return Change.correction;
    }
    return said.stream()
        .findFirst()
        .orElse(story.getType().equals("advisory") ? Change.advisory : Change.unknown);
  }
}
