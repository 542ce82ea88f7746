package io.wiredesk.monitor;

import java.time.Instant;

/**
 * One look at a reader on one partition.
 *
 * @param lag records left to read; 0 when only transaction markers are left
 * @param members whether anybody is in the group
 */
record Sample(Instant at, long committed, long end, long lag, boolean members) {
  Sample {
    if (lag < 0) {
      throw new IllegalArgumentException("lag is negative: " + lag);
    }
  }
}
