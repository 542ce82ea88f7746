package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.RouteStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which stories share a text, whoever had it first: each link is kept from both ends. Of a story
 * that is killed, all of its family may have to be looked at.
 */
final class CopyFamily {
  private final RouteStore<String> links;

  CopyFamily(RouteStore<String> links) {
    this.links = links;
  }

  /** Links two stories; false where they are. */
  boolean join(String one, String other) {
    if (links.get(key(one, other)) != null) {
      return false;
    }
    links.put(key(one, other), "");
    links.put(key(other, one), "");
    return true;
  }

  void part(String one, String other) {
    links.remove(key(one, other));
    links.remove(key(other, one));
  }

  void forget(String storyId) {
    next(storyId).forEach(other -> part(storyId, other));
  }

  /** All that a story is linked with, by way of others too, the nearest first. */
  List<String> of(String storyId) {
    List<String> family = new ArrayList<>();
    Set<String> met = new HashSet<>(Set.of(storyId));
    Deque<String> open = new ArrayDeque<>(met);
    while (!open.isEmpty()) {
      for (String other : next(open.removeFirst())) {
        if (met.add(other)) {
          family.add(other);
          open.addLast(other);
        }
      }
    }
    return family;
  }

  private List<String> next(String storyId) {
    String prefix = key(storyId, "");
    return links.keys(prefix).stream().map(key -> key.substring(prefix.length())).toList();
  }

  private static String key(String one, String other) {
    return one + '\n' + other;
  }
}
