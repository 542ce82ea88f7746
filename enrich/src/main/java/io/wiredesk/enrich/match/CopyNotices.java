package io.wiredesk.enrich.match;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What matching tells desks: one line for people, ids for machines, never a story's text. */
final class CopyNotices {
  /** Of one notice; the others are named in further ones. */
  private static final int COPIES_NAMED = 100;

  private CopyNotices() {}

  /** Names all copies, in as many notices as that takes; none where there are none. */
  static List<Notice> killWithLiveCopies(String storyId, List<String> copies, Instant now) {
    List<Notice> notices = new ArrayList<>();
    for (int from = 0; from < copies.size(); from += COPIES_NAMED) {
      int to = Math.min(from + COPIES_NAMED, copies.size());
      List<String> named = copies.subList(from, to);
      notices.add(
          Notice.newBuilder()
              .setKind(NoticeKind.KILL_WITH_LIVE_COPIES)
              .setStoryId(storyId)
              .setAt(now)
              .setRelated(List.copyOf(named))
              .setText(
                  "%s was killed, its copies were not%s: %s"
                      .formatted(storyId, part(from, to, copies.size()), String.join(", ", named)))
              .build());
    }
    return notices;
  }

  private static String part(int from, int to, int all) {
    return all <= COPIES_NAMED
        ? ""
        : String.format(Locale.ROOT, " (%d to %d of %d)", from + 1, to, all);
  }
}
