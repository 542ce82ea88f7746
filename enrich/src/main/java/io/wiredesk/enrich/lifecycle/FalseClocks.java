package io.wiredesk.enrich.lifecycle;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a message was made that says it was made after it arrived. By its arrival, but before every
 * message of the same version that came later and tells a time that can be: that is how a date is
 * put right. A kill decides by the arrival alone, so that what it covers does not hang on what else
 * came: a message that arrived after the time of a kill was made after it.
 */
final class FalseClocks {
  private static final Comparator<StoryMessage> LAST_FIRST =
      Comparator.comparing(StoryMessage::receivedAt).thenComparing(StoryMessage::key).reversed();

  private FalseClocks() {}

  /** The messages, each with the time it was made. One pass over them from last to first. */
  static List<StoryMessage> settled(List<StoryMessage> messages) {
    if (messages.stream().noneMatch(StoryMessage::hasFalseClock)) {
      return messages;
    }
    NavigableSet<Instant> kills =
        messages.stream()
            .filter(m -> m.kills() && m.versionCreated() != null)
            .map(StoryMessage::stated)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<Long, Instant> earliest = new HashMap<>();
    return messages.stream()
        .sorted(LAST_FIRST)
        .map(message -> settled(message, kills, earliest))
        .toList();
  }

  private static StoryMessage settled(
      StoryMessage message, NavigableSet<Instant> kills, Map<Long, Instant> earliest) {
    if (message.kills() || message.directed()) {
      return message;
    }
    long version = message.ordinal() == null ? Long.MIN_VALUE : message.ordinal();
    if (!message.hasFalseClock()) {
      earliest.merge(version, message.made(), Instants::earlier);
      return message;
    }
    Instant arrived = message.receivedAt();
    Instant made = Instants.earlier(arrived, earliest.getOrDefault(version, arrived));
    @Nullable Instant killed = kills.lower(arrived);
    return message.made(
        killed == null || killed.isBefore(made)
            ? made
            : Instants.earlier(arrived, killed.plusMillis(1)));
  }
}
