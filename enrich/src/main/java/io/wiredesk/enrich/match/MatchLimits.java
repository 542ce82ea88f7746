package io.wiredesk.enrich.match;

import java.time.Duration;

/**
 * What bounds a route's memory.
 *
 * @param window how long a text or a story without news is remembered
 * @param entries entries remembered in state stores
 * @param nearStories stories that near copies are found of, held in memory
 */
public record MatchLimits(Duration window, long entries, int nearStories) {}
