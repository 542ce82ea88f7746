package io.wiredesk.enrich.lifecycle;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes notices: one line for people, coordinates for machines, never a story's text. */
final class LifecycleNotices {
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

  private static Notice.Builder of(NoticeKind kind, String storyId, Instant now) {
    return Notice.newBuilder().setKind(kind).setStoryId(storyId).setAt(now);
  }
}
