package io.wiredesk.monitor.feeds;

import java.time.Instant;

/** Counts by the minute, for the last 60 of them. Times may come in any order. Not thread-safe. */
final class HourMeter {
  private static final int MINUTES = 60;
  private static final int SECONDS = 60;

  private final long[] minutes = new long[MINUTES];
  private final long[] counts = new long[MINUTES];

  void add(Instant at) {
    long minute = Math.floorDiv(at.getEpochSecond(), SECONDS);
    int slot = Math.floorMod(minute, MINUTES);
    if (minutes[slot] < minute) {
      minutes[slot] = minute;
      counts[slot] = 0;
    }
    if (minutes[slot] == minute) {
      counts[slot]++;
    }
  }

  long count(Instant now) {
    long newest = Math.floorDiv(now.getEpochSecond(), SECONDS);
    long sum = 0;
    for (int slot = 0; slot < MINUTES; slot++) {
      if (minutes[slot] > newest - MINUTES && minutes[slot] <= newest) {
        sum += counts[slot];
      }
    }
    return sum;
  }
}
