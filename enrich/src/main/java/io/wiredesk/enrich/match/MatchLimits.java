package io.wiredesk.enrich.match;

import java.time.Duration;

/**
 * What bounds a route's memory.
 *
 * @param window how long a text is remembered
 * @param lanes how long a story without news is remembered, not its text: whose copy it is; at
 *     least the window
 * @param entries texts remembered in state stores
 * @param nearStories stories that near copies are found of, held in memory
 */
public record MatchLimits(Duration window, Duration lanes, long entries, int nearStories) {
  public MatchLimits {
    lanes = lanes.compareTo(window) < 0 ? window : lanes;
  }
}
