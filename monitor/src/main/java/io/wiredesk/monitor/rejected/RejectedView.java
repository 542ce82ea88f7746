package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rejected copy and what was done about it.
 *
 * @param again the entry under which its replay was rejected
 * @param replayOf the entry whose replay this is
 */
public record RejectedView(
    RejectedEntry entry,
    RejectedStatus status,
    @Nullable Decision decision,
    @Nullable RecordCoordinate again,
    @Nullable RecordCoordinate replayOf) {

  /**
   * What was last done.
   *
   * @param discarded whether it was discarded, not replayed
   * @param text one line: by whom, what came of it, why
   * @param raw the message that the replay became
   */
  public record Decision(boolean discarded, Instant at, String text, @Nullable RawCoordinate raw) {}
}
