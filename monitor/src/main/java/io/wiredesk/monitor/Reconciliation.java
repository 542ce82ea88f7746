package io.wiredesk.monitor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts for every message. First all accepted messages are told, then what became of them in any
 * order; what is told of a message that was not accepted (older than the topic reaches back, or
 * newer than was looked at) is ignored. One byte of memory a message. Not thread-safe.
 *
 * <p>Where several things are told of one message, what storage says comes first: a record that
 * once failed in the sink may have been sent again and stored. Only to be stored twice, or stored
 * though it was a resend, is wrong.
 */
public final class Reconciliation {
  private static final byte ACCEPTED = 1;
  private static final byte STORED = 2;
  private static final byte DUPLICATE = 4;
  private static final byte RESENT = 8;
  private static final byte HELD = 16;
  private static final byte REJECTED = 32;
  private static final byte DOUBLED = 64;

  private final Map<Integer, Marks> partitions = new HashMap<>();
  private long rejectedAtIngest;
  private long sinkUnreadable;

  /** A record on {@code wire.raw}; each partition's offsets in order. */
  public void accepted(RawCoordinate at) {
    partitions
        .computeIfAbsent(at.partition(), p -> new Marks(at.offset()))
        .add(at.offset(), ACCEPTED);
  }

  /** A row of {@code story_revision} in the lane of stories. */
  public void stored(RawCoordinate at) {
    row(at, STORED);
  }

  /** A row of {@code story_revision} in the lane of copies. */
  public void duplicate(RawCoordinate at) {
    row(at, DUPLICATE);
  }

  /** A notice STORY_RESENT. */
  public void resent(RawCoordinate at) {
    mark(at, RESENT);
  }

  /** A notice STORY_HELD; notices of one message in their order. */
  public void held(RawCoordinate at) {
    mark(at, HELD);
  }

  /** A notice STORY_RELEASED. */
  public void released(RawCoordinate at) {
    Marks marks = partitions.get(at.partition());
    if (marks != null && marks.has(at.offset(), ACCEPTED)) {
      marks.clear(at.offset(), HELD);
    }
  }

  /** A rejection of a record that had been accepted. */
  public void rejected(RawCoordinate at) {
    mark(at, REJECTED);
  }

  /** A rejection of something that was never accepted. */
  public void rejectedAtIngest() {
    rejectedAtIngest++;
  }

  /** A record that the sink could not decode: which message it was cannot be told. */
  public void sinkUnreadable() {
    sinkUnreadable++;
  }

  /**
   * The sum.
   *
   * @param stories rows of {@code story}
   * @param atMost how many coordinates are listed of each kind
   */
  public ReconcileReport report(long stories, int atMost) {
    Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    List<RawCoordinate> unaccounted = new ArrayList<>();
    List<RawCoordinate> doubled = new ArrayList<>();
    long doubledCount = 0;
    for (int partition : partitions.keySet().stream().sorted().toList()) {
      Marks marks = partitions.getOrDefault(partition, new Marks(0));
      for (int i = 0; i < marks.length(); i++) {
        byte flags = marks.at(i);
        if ((flags & ACCEPTED) != 0) {
          RawCoordinate at = new RawCoordinate(partition, marks.first() + i);
          Fate fate = fate(flags);
          fates.merge(fate, 1L, Long::sum);
          list(unaccounted, fate == Fate.UNACCOUNTED, at, atMost);
          list(doubled, isDoubled(flags), at, atMost);
          doubledCount += isDoubled(flags) ? 1 : 0;
        }
      }
    }
    long accepted = fates.values().stream().mapToLong(Long::longValue).sum();
    return new ReconcileReport(
        accepted,
        fates,
        unaccounted,
        doubled,
        doubledCount,
        rejectedAtIngest,
        sinkUnreadable,
        stories);
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

  private static void list(List<RawCoordinate> list, boolean wanted, RawCoordinate at, int atMost) {
    if (wanted && list.size() < atMost) {
      list.add(at);
    }
  }

  private void row(RawCoordinate at, byte flag) {
    Marks marks = partitions.get(at.partition());
    if (marks != null && (marks.has(at.offset(), STORED) || marks.has(at.offset(), DUPLICATE))) {
      mark(at, DOUBLED);
    }
    mark(at, flag);
  }

  private void mark(RawCoordinate at, byte flag) {
    Marks marks = partitions.get(at.partition());
    if (marks != null && marks.has(at.offset(), ACCEPTED)) {
      marks.add(at.offset(), flag);
    }
  }
}
