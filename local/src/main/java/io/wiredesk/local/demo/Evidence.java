package io.wiredesk.local.demo;

import io.wiredesk.local.demo.SentMessage.RecordAt;
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
 * @param resent messages that a notice calls resent
 * @param held messages that a notice calls held
 * @param withheld those of them that are held without a time, by their provider's word
 * @param rows {@code story_revision} by the message that it came from
 */
record Evidence(
    Map<RecordAt, RawItem> raw,
    Map<RecordAt, Rejected> rejected,
    Set<RecordAt> resent,
    Set<RecordAt> held,
    Set<RecordAt> withheld,
    Map<RecordAt, Row> rows) {

  /** A record on {@code wire.raw}. */
  record RawItem(String storyId, @Nullable String fileName) {}

  /**
   * A row of the view {@code story_history}.
   *
   * @param current whether the story's own row is this revision
   * @param hasText whether headline or body hold anything
   * @param early whether the row was written before its embargo lifted
   */
  record Row(
      int number,
      int revisions,
      boolean current,
      String pubStatus,
      @Nullable Instant killedAt,
      boolean hasText,
      boolean early,
      @Nullable String relation,
      @Nullable String ofStoryId) {}
}
