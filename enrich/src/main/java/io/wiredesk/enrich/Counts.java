package io.wiredesk.enrich;

import java.util.HashMap;
import java.util.Map;

/** How often each of some keys was counted. */
final class Counts {
  private final Map<Integer, Integer> counts = new HashMap<>();

  int of(int key) {
    return counts.getOrDefault(key, 0);
  }

  void add(int key, int more) {
    counts.merge(key, more, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
  }
}
