package io.wiredesk.monitor.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The messages of one partition of {@code wire.raw} and what was told of each; counts are kept as
 * it is told. Offsets may be told of before they are accepted; they count from then on. Not
 * thread-safe.
 */
final class MessageLedger {
  static final byte ACCEPTED = 1;
  static final byte STORED = 2;
  static final byte DUPLICATE = 4;
  static final byte RESENT = 8;
  static final byte HELD = 16;
  static final byte REJECTED = 32;
  static final byte DOUBLED = 64;

  private final OffsetFlags marks = new OffsetFlags();
  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
  private final TreeSet<Long> doubled = new TreeSet<>();
  private boolean begun;
  private long start;
  private long end;
  private long lowest;
  private long cursor;

  /** All offsets from start on up to the end; earlier ones are forgotten. */
  void accept(long from, long to) {
    if (!begun) {
      begun = true;
      start = from;
      end = from;
      lowest = from;
    }
    forgetBefore(from);
    for (long offset = Math.max(end, start); offset < to; offset++) {
      set(offset, ACCEPTED);
    }
    end = Math.max(end, to);
  }

  void set(long offset, byte flag) {
    byte before = marks.at(offset);
    change(offset, before, (byte) (before | flag));
  }

  void clear(long offset, byte flag) {
    byte before = marks.at(offset);
    change(offset, before, (byte) (before & ~flag));
  }

  boolean has(long offset, byte flag) {
    return (marks.at(offset) & flag) != 0;
  }

  Map<Fate, Long> counts() {
    return counts;
  }

  SortedSet<Long> doubled() {
    return doubled;
  }

  boolean isUnaccounted(long offset) {
    return offset < end && has(offset, ACCEPTED) && fate(marks.at(offset)) == Fate.UNACCOUNTED;
  }

  /** The first of those that are on their way or lost. */
  List<Long> unaccounted(int atMost) {
    List<Long> found = unaccounted(lowest, atMost);
    lowest = found.isEmpty() ? end : found.get(0);
    return found;
  }

  /** From now on {@link #next} gives the first of them again. */
  void beginAnew() {
    unaccounted(1);
    cursor = lowest;
  }

  /** Those that come after the ones that were given last; none at the end. */
  List<Long> next(int atMost) {
    List<Long> found = unaccounted(Math.max(cursor, lowest), atMost);
    cursor = found.size() < atMost ? end : found.get(found.size() - 1) + 1;
    return found;
  }

  private List<Long> unaccounted(long from, int atMost) {
    long left = Math.min(atMost, counts.getOrDefault(Fate.UNACCOUNTED, 0L));
    List<Long> found = new ArrayList<>();
    for (long offset = from; offset < end && found.size() < left; offset++) {
      if (isUnaccounted(offset)) {
        found.add(offset);
      }
    }
    return found;
  }

  private void forgetBefore(long offset) {
    for (long gone = start; gone < Math.min(offset, end); gone++) {
      change(gone, marks.at(gone), (byte) 0);
    }
    start = Math.max(start, offset);
    end = Math.max(end, start);
    lowest = Math.max(lowest, start);
    marks.forgetBefore(start);
  }

  private void change(long offset, byte before, byte after) {
    if (before == after || offset < start) {
      return; // What is told of a message that retention took is told of nothing.
    }
    marks.put(offset, after);
    count(offset, before, -1);
    count(offset, after, 1);
  }

  private void count(long offset, byte flags, long by) {
    if ((flags & ACCEPTED) == 0) {
      return;
    }
    Fate fate = fate(flags);
    counts.merge(fate, by, Long::sum);
    if (by > 0 && fate == Fate.UNACCOUNTED) {
      lowest = Math.min(lowest, offset);
    }
    if (isDoubled(flags)) {
      if (by > 0) {
        doubled.add(offset);
      } else {
        doubled.remove(offset);
      }
    }
  }

  private static Fate fate(byte flags) {
    if ((flags & STORED) != 0) {
      return Fate.STORED;
    }
    if ((flags & DUPLICATE) != 0) {
      return Fate.DUPLICATE;
    }
    if ((flags & RESENT) != 0) {
      return Fate.RESENT;
    }
    if ((flags & REJECTED) != 0) {
      return Fate.REJECTED;
    }
    return (flags & HELD) != 0 ? Fate.HELD : Fate.UNACCOUNTED;
  }

  private static boolean isDoubled(byte flags) {
    return (flags & DOUBLED) != 0 || ((flags & (STORED | DUPLICATE)) != 0 && (flags & RESENT) != 0);
  }
}
