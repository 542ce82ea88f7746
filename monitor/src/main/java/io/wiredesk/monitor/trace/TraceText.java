package io.wiredesk.monitor.trace;

import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.trace.TraceEvent.Kind;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What a record tells, in a few words; never a story's text. */
final class TraceText {
  private TraceText() {}

  static String way(WireStory message) {
    String version = message.getVersion() == null ? "" : ", version " + message.getVersion();
    return "by %s, as %s%s".formatted(message.getTransport(), message.getFormat(), version);
  }

  static TraceEvent published(Headers headers, RecordCoordinate place) {
    return new TraceEvent(
        Kind.PUBLISHED,
        WireHeaders.time(headers, WireHeaders.PUBLISHED).orElse(null),
        "read, and handed to the broker",
        place);
  }

  static String of(Story story) {
    String change = story.getRevision().getChange().name().replace("$", "");
    boolean killed = story.getWire().getPubStatus() == PubStatus.canceled;
    String revision =
        String.format(
            Locale.ROOT,
            "revision %d, %s%s%s",
            story.getRevision().getNumber(),
            change,
            killed ? ", a kill" : "",
            story.getRevision().getCurrent() ? "" : ", not the newest");
    @Nullable Copy copy = story.getCopy();
    if (copy == null) {
      return "a story of its own: " + revision;
    }
    return of(copy.getRelation(), copy.getOfStoryId(), copy.getSimilarity(), copy.getReasons())
        + "; "
        + revision;
  }

  /** Whose copy, how sure, by which evidence. */
  static String of(Relation relation, String ofStoryId, double similarity, List<String> reasons) {
    String evidence = reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
    String what = relation == Relation.EXPANDED ? "a fuller text of" : name(relation) + " copy of";
    return String.format(
        Locale.ROOT,
        "%s %s, similarity %d %%%s",
        what,
        ofStoryId,
        (int) Math.floor(100 * similarity),
        evidence);
  }

  private static String name(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }

  /** Null for what is no step of a message. */
  static @Nullable Kind kind(Notice notice) {
    return switch (notice.getKind()) {
      case STORY_HELD -> Kind.HELD;
      case STORY_RELEASED -> Kind.RELEASED;
      case STORY_RESENT -> Kind.RESENT;
      default -> null;
    };
  }

  static String of(Notice notice) {
    return switch (notice.getKind()) {
      case STORY_HELD ->
          notice.getUntil() == null
              ? "withheld; only a later message frees it"
              : "by its embargo until " + notice.getUntil();
      case STORY_RELEASED -> "its embargo is over, or somebody freed it";
      default -> "sent again, unchanged: it goes no further";
    };
  }

  static String of(Rejected rejected) {
    return "at %s, %s: %s".formatted(rejected.getStage(), rejected.getCode(), rejected.getReason());
  }
}
