package io.wiredesk.monitor.lag;

import org.apache.kafka.common.Uuid;

/** What a partition of a log holds. */
sealed interface LogSpan {
  /**
   * It could be read.
   *
   * @param topicId tells a topic from one made anew under its name
   * @param end READ_COMMITTED end
   */
  record Known(Uuid topicId, long start, long end) implements LogSpan {}

  /** The partition has no leader. */
  record NoLeader() implements LogSpan {}

  /** The broker did not tell. */
  record Unreadable() implements LogSpan {}
}
