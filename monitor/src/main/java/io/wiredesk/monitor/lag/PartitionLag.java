package io.wiredesk.monitor.lag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far behind one reader is on one partition.
 *
 * @param committed next offset to read; absent when never committed
 * @param end READ_COMMITTED end of the log; absent when the broker did not tell
 * @param lag offsets left to read, those that retention took away not counted; absent when unknown
 * @param seconds age of the oldest record left to read; 0 when caught up; absent when unknown
 * @param goneInSeconds until retention may delete the oldest record left to read; absent where none
 *     is left, or it stays for ever
 * @param expired offsets that retention took away before they were read
 */
public record PartitionLag(
    String topic,
    int partition,
    OffsetStanding standing,
    OptionalLong committed,
    OptionalLong end,
    OptionalLong lag,
    OptionalDouble seconds,
    OptionalDouble goneInSeconds,
    long expired,
    Verdict verdict,
    @JsonIgnore Optional<Trend> trend) {
  @JsonUnwrapped
  Movement movement() {
    return Movement.of(trend);
  }
}
