package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.orders.Directive;
import io.wiredesk.enrich.orders.FeedSequence;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes notices: one line for people, coordinates for machines, never a story's text. */
public final class LifecycleNotices {
  private static final int RANGES_TOLD = 10;

  private LifecycleNotices() {}

  /** The message repeats one that came before; its rawRef is that of the repetition. */
  static Notice resent(WireStory message, Instant now) {
    return of(NoticeKind.STORY_RESENT, message.getStoryId(), now)
        .setFeed(message.getFeed())
        .setRawRef(message.getRawRef())
        .setText("%s was sent again, unchanged".formatted(message.getStoryId()))
        .build();
  }

  /**
   * @param until {@link Instant#MAX} for a withheld message, which is never published
   */
  static Notice held(String storyId, StoryMessage entry, Instant until, Instant now) {
    @Nullable Instant time = until.equals(Instant.MAX) ? null : until;
    String text =
        time == null
            ? "%s is withheld; only a later message can free the story".formatted(storyId)
            : "%s is under embargo until %s".formatted(storyId, time);
    return of(NoticeKind.STORY_HELD, storyId, now)
        .setRawRef(entry.raw())
        .setUntil(time)
        .setText(text)
        .build();
  }

  static Notice released(String storyId, StoryMessage entry, Instant now) {
    return of(NoticeKind.STORY_RELEASED, storyId, now)
        .setRawRef(entry.raw())
        .setText("%s is held no longer".formatted(storyId))
        .build();
  }

  public static Notice killWithLiveCopies(String storyId, List<String> copies, Instant now) {
    return of(NoticeKind.KILL_WITH_LIVE_COPIES, storyId, now)
        .setRelated(copies)
        .setText(
            "%s was killed, its copies were not: %s".formatted(storyId, String.join(", ", copies)))
        .build();
  }

  /** An order in prose that names no story which came. */
  public static Notice advisoryUnresolved(Directive directive, Instant now) {
    return of(NoticeKind.ADVISORY_UNRESOLVED, directive.by(), now)
        .setFeed(directive.from().feed())
        .setRawRef(directive.raw())
        .setText(
            "%s orders to %s %s, which names no story that came: look into it"
                .formatted(
                    directive.by(),
                    directive.kind().name().toLowerCase(Locale.ROOT),
                    directive.target().words()))
        .build();
  }

  /** Orders by id about a story of which nothing came. */
  static Notice storyUnknown(String storyId, List<String> by, Instant now) {
    return of(NoticeKind.ADVISORY_UNRESOLVED, storyId, now)
        .setRelated(by)
        .setText(
            "%s is ordered to be killed or held by %s, but has not come; what comes of it will be"
                .formatted(storyId, String.join(", ", by)))
        .build();
  }

  public static Notice sequenceGap(String feed, List<FeedSequence.Gap> gaps, Instant now) {
    String ranges =
        gaps.stream()
            .limit(RANGES_TOLD)
            .map(LifecycleNotices::range)
            .collect(Collectors.joining(", "));
    long missing = gaps.stream().mapToLong(gap -> gap.last() - gap.first() + 1).sum();
    return Notice.newBuilder()
        .setKind(NoticeKind.SEQUENCE_GAP)
        .setFeed(feed)
        .setAt(now)
        .setText(
            "%s: %d missing of its running numbers: %s%s"
                .formatted(feed, missing, ranges, gaps.size() > RANGES_TOLD ? ", …" : ""))
        .build();
  }

  private static String range(FeedSequence.Gap gap) {
    return gap.first() == gap.last()
        ? Long.toString(gap.first())
        : gap.first() + " to " + gap.last();
  }

  private static Notice.Builder of(NoticeKind kind, String storyId, Instant now) {
    return Notice.newBuilder().setKind(kind).setStoryId(storyId).setAt(now);
  }
}
