package io.wiredesk.local.kill;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What ingest has acknowledged: the versions of each story. Thread-safe. */
final class KillLedger {
  private final Map<String, NavigableSet<Integer>> acknowledged = new ConcurrentHashMap<>();

  void acknowledged(String storyId, int version) {
    acknowledged.compute(
        storyId,
        (id, versions) -> {
          NavigableSet<Integer> more = versions == null ? new TreeSet<>() : new TreeSet<>(versions);
          more.add(version);
          return more;
        });
  }

  Map<String, NavigableSet<Integer>> versions() {
    return Map.copyOf(acknowledged);
  }

  int messages() {
    return acknowledged.values().stream().mapToInt(NavigableSet::size).sum();
  }
}
