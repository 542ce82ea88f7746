package io.wiredesk.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The last samples of every reader, kept in memory for one window. At most {@value #AT_MOST} are
 * kept of each, evenly thinned, so that memory is bounded however often is looked. Not thread-safe.
 */
final class LagHistory {
  private static final int AT_MOST = 60;

  /** A reader on a partition; a topic made anew starts a history of its own. */
  record Reader(GroupKind kind, String group, TopicPartition partition, Uuid topicId) {}

  private final Map<Reader, Deque<LagSample>> samples = new HashMap<>();
  private final Duration window;
  private final Duration spacing;

  LagHistory(Duration window) {
    this.window = window;
    this.spacing = window.dividedBy(AT_MOST);
  }

  /** Adds a sample and returns the window that it ends, oldest first. */
  List<LagSample> add(Reader reader, LagSample sample) {
    Deque<LagSample> kept = samples.computeIfAbsent(reader, r -> new ArrayDeque<>());
    Instant from = sample.at().minus(window);
    while (!kept.isEmpty() && kept.getFirst().at().isBefore(from)) {
      kept.removeFirst();
    }
    if (tooClose(kept, sample)) {
      kept.removeLast();
    }
    kept.addLast(sample);
    return List.copyOf(kept);
  }

  /** Forgets readers that are gone. */
  void retain(Set<Reader> present) {
    samples.keySet().retainAll(present);
  }

  /** Whether the newest sample but one is nearer than the spacing: then the newest gives way. */
  private boolean tooClose(Deque<LagSample> kept, LagSample sample) {
    if (kept.size() < 2) {
      return false;
    }
    var newest = kept.descendingIterator();
    newest.next();
    return Duration.between(newest.next().at(), sample.at()).compareTo(spacing) < 0;
  }
}
