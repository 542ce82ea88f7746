package io.wiredesk.ingest.format.change;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says a message is: by its signals, the tag at its headline, the take in its
 * slug, and its notes to editors. Never from comparing texts. A withdrawal said in any of these but
 * the notes makes it canceled, a hold withheld; what a note in prose orders is read further on.
 */
public final class DeclaredChange {
  private final WireStory.Builder story;
  private final Consumer<String> warnings;
  private final Optional<ChangeMarker> tag;
  private final List<ChangeMarker> signals;

  private DeclaredChange(WireStory.Builder story, Consumer<String> warnings) {
    this.story = story;
    this.warnings = warnings;
    this.tag =
        HeadlineTag.of(story.getHeadline())
            .or(() -> Optional.ofNullable(story.getTakeKey()).flatMap(ChangeMarker::ofWords))
            .or(() -> inSlug(story.getSlugline()));
    this.signals =
        story.getSignals().stream().map(SignalCode::of).flatMap(Optional::stream).toList();
  }

  /**
   * Sets change, takeKey and, where it is withdrawn or on hold, the status.
   *
   * @param story a story that is read as far as its message goes
   * @param warnings told what the status was lowered for
   */
  public static void apply(WireStory.Builder story, Consumer<String> warnings) {
    DeclaredChange changes = new DeclaredChange(story, warnings);
    changes.status();
    changes.take();
    if (story.getChange() == Change.unknown) {
      story.setChange(changes.change());
    }
  }

  /**
   * {@code BC-Ferry, 1st Ld-Writethru, 416}: the take stands behind the slug. It has a number, or
   * is a desk's own word; any other word there is what the story is about: {@code Cuba, embargo}.
   */
  private static Optional<ChangeMarker> inSlug(@Nullable String slugline) {
    return slugline == null
        ? Optional.empty()
        : Arrays.stream(slugline.split(",", -1))
            .skip(1)
            .map(ChangeMarker::ofWords)
            .flatMap(Optional::stream)
            .filter(ChangeMarker::isTake)
            .findFirst();
  }

  private void status() {
    List<PubStatus> said =
        Stream.concat(tag.stream(), signals.stream())
            .map(ChangeMarker::status)
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
      StatusWords.set(story, status, raw == null ? own.name() : raw);
      warnings.accept(warning);
    }
  }

  private void take() {
    if (story.getTakeKey() == null) {
      tag.filter(ChangeMarker::isTelling).map(ChangeMarker::key).ifPresent(story::setTakeKey);
    }
  }

  /**
   * A correction is one whatever stands beside it; else the tag counts before signals and notes.
   */
  private Change change() {
    boolean updates = signals.stream().anyMatch(s -> s.change() == Change.update);
    Optional<Change> noted = NoteTag.of(story.getEdNotes(), story.getBody(), updates);
    List<Change> said =
        Stream.of(
                tag.stream().map(ChangeMarker::change),
                signals.stream().map(ChangeMarker::change),
                noted.stream())
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
