package io.wiredesk.enrich.match;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.time.Instant;
import java.util.List;

/** What matching tells desks: one line for people, ids for machines, never a story's text. */
final class CopyNotices {
  private CopyNotices() {}

  static Notice killWithLiveCopies(String storyId, List<String> copies, Instant now) {
    return Notice.newBuilder()
        .setKind(NoticeKind.KILL_WITH_LIVE_COPIES)
        .setStoryId(storyId)
        .setAt(now)
        .setRelated(copies)
        .setText(
            "%s was killed, its copies were not: %s".formatted(storyId, String.join(", ", copies)))
        .build();
  }
}
