package io.wiredesk.monitor.reconcile;

import io.wiredesk.monitor.topics.RawCoordinate;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for every message: which were accepted, and what became of them in any order. What is
 * told of a message that is not accepted (older than the topic reaches back, or newer than was
 * looked at) does not count. One byte of memory a message. Not thread-safe.
 *
 * <p>Where several things are told of one message, what storage says comes first: a record that
 * once failed in the sink may have been sent again and stored. Only to be stored twice, or stored
 * though it was a resend, is wrong.
 */
public final class Reconciliation {
  /** Ten of the longest intervals at which enrich looks at what it holds. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Map<Integer, MessageLedger> partitions = new TreeMap<>();
  private final HeldMessages embargoes = new HeldMessages();
  private long rejectedAtIngest;
  private long sinkUnreadable;

  /**
   * @param clock tells when an embargo is past
   */
  public Reconciliation(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Every record from the start up to the end of a partition of {@code wire.raw}, which has no
   * gaps: it is not compacted, and nobody writes to it in transactions. What retention took is
   * forgotten.
   */
  public void accepted(int partition, long start, long end) {
    ledger(partition).accept(start, end);
  }

  /** A row of {@code story_revision} in the lane of stories. */
  public void stored(RawCoordinate at) {
    row(at, MessageLedger.STORED);
  }

  /** A row of {@code story_revision} in the lane of copies. */
  public void duplicate(RawCoordinate at) {
    row(at, MessageLedger.DUPLICATE);
  }

  /** A notice STORY_RESENT. */
  public void resent(RawCoordinate at) {
    ledger(at).set(at.offset(), MessageLedger.RESENT);
  }

  /** A notice STORY_HELD; notices of one message in their order. */
  public void held(RawCoordinate at) {
    ledger(at).set(at.offset(), MessageLedger.HELD);
  }

  /** A notice STORY_RELEASED. */
  public void released(RawCoordinate at) {
    ledger(at).clear(at.offset(), MessageLedger.HELD);
    embargoes.settle(at);
  }

  /** A rejection of a record that had been accepted. */
  public void rejected(RawCoordinate at) {
    ledger(at).set(at.offset(), MessageLedger.REJECTED);
    embargoes.settle(at);
  }

  /** A rejection of something that was never accepted. */
  public void rejectedAtIngest() {
    rejectedAtIngest++;
  }

  /** A record that the sink could not decode: which message it was cannot be told. */
  public void sinkUnreadable() {
    sinkUnreadable++;
  }

  void tell(Notice notice) {
    RawRef ref = notice.getRawRef();
    if (ref == null) {
      return;
    }
    switch (notice.getKind()) {
      case STORY_RESENT -> resent(RawCoordinate.of(ref));
      case STORY_HELD -> {
        held(RawCoordinate.of(ref));
        embargo(RawCoordinate.of(ref), notice.getStoryId(), notice.getUntil());
      }
      case STORY_RELEASED -> released(RawCoordinate.of(ref));
      default -> {
        // Other notices tell nothing of a message's fate.
      }
    }
  }

  /** What is withheld has no time; nothing is due. */
  private void embargo(RawCoordinate at, @Nullable String storyId, @Nullable Instant until) {
    if (storyId != null && until != null) {
      embargoes.hold(new OverdueMessage(at, storyId, until));
    }
  }

  void tell(Rejected rejection) {
    if (rejection.getSourceTopic() == null) {
      rejectedAtIngest();
    } else {
      RawCoordinate.of(rejection).ifPresent(this::rejected);
    }
  }

  /**
   * Connect's queue holds the record as it was: its message is told by the story inside.
   *
   * @param story null where it cannot be decoded
   */
  void tellDeadLetter(@Nullable Story story) {
    if (story != null && story.getWire().getRawRef() != null) {
      rejected(RawCoordinate.of(story.getWire().getRawRef()));
    } else {
      sinkUnreadable();
    }
  }

  /**
   * The sum.
   *
   * @param stories rows of {@code story}; empty where they were not counted
   * @param atMost how many coordinates are listed of each kind
   */
  public ReconcileReport report(OptionalLong stories, int atMost) {
    List<OverdueMessage> overdue = overdue();
    Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    long doubledCount = 0;
    for (MessageLedger ledger : partitions.values()) {
      ledger.counts().forEach((fate, count) -> fates.merge(fate, count, Long::sum));
      doubledCount += ledger.doubled().size();
    }
    fates.values().removeIf(count -> count == 0);
    return new ReconcileReport(
        fates.values().stream().mapToLong(Long::longValue).sum(),
        fates,
        unaccounted(atMost),
        list(atMost, (ledger, share) -> ledger.doubled().stream().limit(share).toList()),
        doubledCount,
        overdue.stream().limit(atMost).toList(),
        overdue.size(),
        rejectedAtIngest,
        sinkUnreadable,
        stories);
  }

  /** The first of those that are on their way or lost, of each partition its share. */
  List<RawCoordinate> unaccounted(int atMost) {
    int share = Math.max(1, atMost / Math.max(1, partitions.size()));
    return list(atMost, (ledger, left) -> ledger.unaccounted(Math.min(share, left)));
  }

  /** From now on {@link #next} gives the first of them again. */
  void beginAnew() {
    partitions.values().forEach(MessageLedger::beginAnew);
  }

  /**
   * Of those that are on their way or lost the next, so that each has its turn; none at the end.
   */
  List<RawCoordinate> next(int atMost) {
    return list(atMost, (ledger, share) -> ledger.next(share));
  }

  /** What is held although its time is past. */
  List<OverdueMessage> overdue() {
    return embargoes.overdue(clock.instant().minus(GRACE));
  }

  boolean isUnaccounted(RawCoordinate at) {
    return ledger(at).isUnaccounted(at.offset());
  }

  /** Whether it was rejected and nobody said that it is stored. */
  boolean isRejectedOnly(RawCoordinate at) {
    return ledger(at).has(at.offset(), MessageLedger.REJECTED) && !isStored(at);
  }

  /** As a story's or as a copy's. */
  boolean isStored(RawCoordinate at) {
    return ledger(at).has(at.offset(), MessageLedger.STORED)
        || ledger(at).has(at.offset(), MessageLedger.DUPLICATE);
  }

  private List<RawCoordinate> list(
      int atMost, BiFunction<MessageLedger, Integer, List<Long>> offsets) {
    List<RawCoordinate> list = new ArrayList<>();
    for (Map.Entry<Integer, MessageLedger> partition : partitions.entrySet()) {
      if (list.size() < atMost) {
        offsets
            .apply(partition.getValue(), atMost - list.size())
            .forEach(offset -> list.add(new RawCoordinate(partition.getKey(), offset)));
      }
    }
    return list;
  }

  private void row(RawCoordinate at, byte flag) {
    MessageLedger ledger = ledger(at);
    embargoes.settle(at);
    if (isStored(at)) {
      ledger.set(at.offset(), MessageLedger.DOUBLED);
    }
    ledger.set(at.offset(), flag);
  }

  private MessageLedger ledger(RawCoordinate at) {
    return ledger(at.partition());
  }

  private MessageLedger ledger(int partition) {
    return partitions.computeIfAbsent(partition, p -> new MessageLedger());
  }
}
