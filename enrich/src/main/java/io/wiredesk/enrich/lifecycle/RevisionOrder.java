package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.SortableNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the order of a story's revisions as a text that sorts: version, time, kill, received, key.
 * Fixed widths and lower-case hexadecimal, so that every collation sorts it alike.
 *
 * <ul>
 *   <li>A message without an ordinal sorts below those with one.
 *   <li>A message that states no time sorts by its arrival, and so does one that states a time
 *       after it, see {@link FalseClocks}. A kill that states none sorts last of its version.
 *   <li>A kill without an ordinal names no version, but a time: it covers what was made until then
 *       and so sorts right above the highest version that was, or below them all. So does what
 *       another story's message says of this one. A kill that states no time either sorts above
 *       everything; a hold or its end that states none goes by its arrival.
 *   <li>What ends a hold sorts right above the highest withheld message that was made until then: a
 *       version above the hold stays the current one, and a kill above it covers both.
 *   <li>A usable message's place and time may only fall, when a resend of it turns up that arrived
 *       earlier; a kill's own depend on its content alone, and its place above the others may only
 *       rise. So what a kill covers once it covers for ever, and erased text is never missed.
 * </ul>
 */
final class RevisionOrder {
  /** Sorts below every message that has a place of its own. */
  private static final String BOTTOM =
      "0%1$s-%1$s-0-%1$s-%1$s%1$s".formatted(SortableNumber.of(Long.MIN_VALUE));

  private RevisionOrder() {}

  static String of(StoryMessage message) {
    boolean kill = message.kills();
    long time = kill ? killTime(message.versionCreated()) : message.made().toEpochMilli();
    long received = kill ? 0 : message.receivedAt().toEpochMilli();
    return version(message.ordinal())
        + ('-' + SortableNumber.of(time))
        + (kill ? "-1-" : "-0-")
        + (SortableNumber.of(received) + '-' + message.key());
  }

  /** A story's messages in wire order, those that float put in their places. */
  static List<StoryMessage> sorted(List<StoryMessage> entries) {
    List<StoryMessage> sorted =
        new ArrayList<>(FalseClocks.settled(entries).stream().filter(e -> !e.floats()).toList());
    Collections.sort(sorted);
    if (sorted.size() < entries.size()) {
      place(entries.stream().filter(e -> e.floats() && !e.lifts()).toList(), sorted);
      place(entries.stream().filter(StoryMessage::lifts).toList(), sorted);
    }
    return List.copyOf(sorted);
  }

  private static void place(List<StoryMessage> floating, List<StoryMessage> sorted) {
    List<StoryMessage> fixed = List.copyOf(sorted);
    floating.forEach(e -> sorted.add(e.placed(place(e, fixed))));
    Collections.sort(sorted);
  }

  /** What ends a hold goes right above it, before what else floats there. */
  private static String place(StoryMessage floating, List<StoryMessage> fixed) {
    String below = BOTTOM;
    for (StoryMessage entry : fixed) {
      boolean meant = !floating.lifts() || entry.withholds();
      below = meant && entry.time() <= floating.time() ? entry.order() : below;
    }
    return "%s-%s-%s".formatted(below, SortableNumber.of(floating.time()), floating.key());
  }

  /**
   * Whether a usable message is older than a withheld one by what the withheld one itself says.
   * Places may change with the time of arrival, this may not: once true it stays true.
   */
  static boolean isSurelyOlder(StoryMessage usable, StoryMessage withheld) {
    if (withheld.floats()) {
      return usable.timeOfItsOwn() <= killTime(withheld.versionCreated());
    }
    int versions = version(usable.ordinal()).compareTo(version(withheld.ordinal()));
    @Nullable Instant stated = withheld.versionCreated();
    return versions < 0
        || (versions == 0 && stated != null && usable.timeOfItsOwn() < stated.toEpochMilli());
  }

  private static String version(@Nullable Long ordinal) {
    return ordinal == null
        ? "0" + SortableNumber.of(Long.MIN_VALUE)
        : "1" + SortableNumber.of(ordinal);
  }

  /** Up to when a kill covers. */
  static long killTime(@Nullable Instant stated) {
    return stated == null ? Long.MAX_VALUE : stated.toEpochMilli();
  }
}
