package io.wiredesk.monitor.lag;

import java.time.Instant;

/**
 * One look at a reader on one partition.
 *
 * @param lag records left to read; 0 when only transaction markers are left
 * @param members whether anybody is in the group
 */
record LagSample(Instant at, long committed, long end, long lag, boolean members) {
  LagSample {
    if (lag < 0) {
      throw new IllegalArgumentException("lag is negative: " + lag);
    }
  }
}
