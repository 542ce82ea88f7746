package io.wiredesk.enrich.orders;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one story's message orders about another story. {@link ResolveProcessor} finds the story
 * that is meant and sends it there as a message of its own, which the fold treats like any kill,
 * hold or end of a hold.
 *
 * @param by storyId of the message that orders it
 * @param note what the message says, for people; null where its words may not leave
 * @param stated when the message was made, if it says so
 * @param raw the message on wire.raw
 */
public record Directive(
    Kind kind,
    DirectiveTarget target,
    String by,
    @Nullable String note,
    @Nullable Instant stated,
    Provenance from,
    RawRef raw) {

  /** What is ordered. */
  public enum Kind {
    /** Use it no more; what was stored of it is erased. */
    KILL,
    /** Use it no further until a later version comes. */
    HOLD,
    /** The ordering message takes its place; for the replaced story that is a kill. */
    REPLACE,
    /** What was held may be used again. */
    RELEASE;

    /** What is done to the other story, for people. */
    String done(String by) {
      String done =
          switch (this) {
            case KILL -> "Killed";
            case HOLD -> "Held";
            case REPLACE -> "Replaced";
            case RELEASE -> "Released";
          };
      return done + " by " + by + ".";
    }
  }

  /** How the ordering message came. */
  public record Provenance(
      String feed,
      @Nullable String provider,
      String transport,
      String format,
      Instant receivedAt,
      String originalSha256) {

    static Provenance of(WireStory message) {
      return new Provenance(
          message.getFeed(),
          message.getProvider(),
          message.getTransport(),
          message.getFormat(),
          message.getReceivedAt(),
          message.getOriginalSha256());
    }
  }

  /** The same order given again. */
  boolean sameAs(Directive other) {
    return kind == other.kind
        && target.equals(other.target)
        && by.equals(other.by)
        && Objects.equals(note, other.note)
        && Objects.equals(stated, other.stated);
  }

  /**
   * As a message about a story. Its content is of the order alone, so that the same order given
   * twice is one.
   */
  public WireStory to(String storyId) {
    return WireStory.newBuilder()
        .setStoryId(storyId)
        .setPubStatus(status())
        .setChange(change())
        .setVersionCreated(stated)
        .setTimeSource(stated == null ? TimeSource.received : TimeSource.explicit)
        .setDerivedFrom(List.of(by))
        .setEdNotes(
            List.of(new EdNote("directive:" + kind.name().toLowerCase(Locale.ROOT), words())))
        .setFeed(from.feed())
        .setProvider(from.provider())
        .setTransport(from.transport())
        .setFormat(from.format())
        .setReceivedAt(from.receivedAt())
        .setOriginalSha256(from.originalSha256())
        .build();
  }

  private String words() {
    return Objects.requireNonNullElseGet(note, () -> kind.done(by));
  }

  private PubStatus status() {
    return switch (kind) {
      case KILL, REPLACE -> PubStatus.canceled;
      case HOLD -> PubStatus.withheld;
      case RELEASE -> PubStatus.usable;
    };
  }

  private Change change() {
    return switch (kind) {
      case KILL, HOLD -> Change.advisory;
      case REPLACE, RELEASE -> Change.update;
    };
  }
}
