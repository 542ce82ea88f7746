package io.wiredesk.monitor.lag;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where a committed offset stands on its log. Every odd case is a value here and never an
 * exception.
 */
public enum OffsetStanding {
  /**
   * Nothing is left to read: at the end, or only transaction markers and aborted records follow.
   */
  CAUGHT_UP(false),
  /** Records are left to read. */
  BEHIND(false),
  /** Older than the log's start: retention deleted records that were never read. */
  EXPIRED(true),
  /** Past the log's end: the topic was deleted and made anew. */
  BEYOND_END(true),
  /** Never committed; all that the log holds is left to read. */
  NO_COMMIT(false),
  /** The topic, or this partition of it, is no more. */
  TOPIC_GONE(false),
  /** The group is at work and reads this topic no more: what it committed is history. */
  LEFT(false),
  /** The partition has no leader now. */
  LEADERLESS(true),
  /** The broker would not tell where the log ends. */
  UNREADABLE(true);

  private final boolean fault;

  OffsetStanding(boolean fault) {
    this.fault = fault;
  }

  /** As JSON shows it. */
  @JsonValue
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an operator must act whatever the verdict is. */
  boolean fault() {
    return fault;
  }
}
