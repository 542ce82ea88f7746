package io.wiredesk.monitor.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The messages of one partition of {@code wire.raw} and what was told of each; counts are kept as
 * it is told. Offsets may be told of before they are accepted; they count from then on. A ledger is
 * kept either by ranges of the log or offset by offset, never both. Not thread-safe.
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

  /** All offsets from start on up to the end; earlier ones are forgotten. */
  void accept(long from, long to) {
    begin(from);
    forgetBefore(from);
    for (long offset = Math.max(end, start); offset < to; offset++) {
      set(offset, ACCEPTED);
    }
    end = Math.max(end, to);
  }

  /** One offset, later than those before. */
  void accept(long offset) {
    begin(offset);
    set(offset, ACCEPTED);
    end = offset + 1;
  }

  private void begin(long offset) {
    if (!begun) {
      begun = true;
      start = offset;
      end = offset;
      lowest = offset;
    }
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

  /** The first of those that are on their way or lost. */
  List<Long> unaccounted(int atMost) {
    List<Long> found = new ArrayList<>();
    for (long offset = lowest; offset < end && found.size() < atMost; offset++) {
      if (has(offset, ACCEPTED) && fate(marks.at(offset)) == Fate.UNACCOUNTED) {
        if (found.isEmpty()) {
          lowest = offset;
        }
        found.add(offset);
      }
    }
    if (found.isEmpty()) {
      lowest = end;
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
