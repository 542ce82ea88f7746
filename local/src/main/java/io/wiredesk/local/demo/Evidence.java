package io.wiredesk.local.demo;

import io.wiredesk.local.demo.IngestAnswer.RawAt;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Rejected;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What topics and tables say at one moment.
 *
 * @param raw every record on {@code wire.raw}
 * @param rejected every record on {@code wire.rejected}
 * @param notices the messages that each kind of notice tells of
 * @param withheld messages held without a time, by their provider's word
 * @param rows {@code story_revision} by the message that it came from
 */
record Evidence(
    Map<RawAt, RawItem> raw,
    Map<RawAt, Rejected> rejected,
    Map<NoticeKind, Set<RawAt>> notices,
    Set<RawAt> withheld,
    Map<RawAt, Row> rows) {

  /** A record on {@code wire.raw}. */
  record RawItem(String storyId, String feed, @Nullable String fileName, String format) {}

  /**
   * A row of the view {@code story_history}.
   *
   * @param current whether the story's own row is this revision
   * @param hasText whether headline or body hold anything
   * @param early whether the row was written before its embargo lifted
   */
  record Row(
      String storyId,
      int number,
      int revisions,
      boolean current,
      String pubStatus,
      @Nullable Instant killedAt,
      boolean hasText,
      boolean early,
      @Nullable String relation,
      @Nullable String ofStoryId) {}

  boolean noticed(NoticeKind kind, RawAt at) {
    return notices.getOrDefault(kind, Set.of()).contains(at);
  }
}
