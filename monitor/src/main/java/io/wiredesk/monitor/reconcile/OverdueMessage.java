package io.wiredesk.monitor.reconcile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wiredesk.monitor.topics.RawCoordinate;
import java.time.Instant;

/**
 * A message that was held until a time, which is past, and did not come out.
 *
 * @param until as told on {@code wire.notices}
 */
public record OverdueMessage(@JsonUnwrapped RawCoordinate at, String storyId, Instant until) {
  OverdueMessage at(RawCoordinate other) {
    return new OverdueMessage(other, storyId, until);
  }

  @Override
  public String toString() {
    return "%s of %s, held until %s".formatted(at, storyId, until);
  }
}
