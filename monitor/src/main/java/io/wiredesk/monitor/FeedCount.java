package io.wiredesk.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * What came through one feed.
 *
 * @param last when its last message was received
 * @param messages accepted messages
 * @param rejected messages, or parts of one, that were not taken or failed later
 */
public record FeedCount(String feed, Optional<Instant> last, long messages, long rejected) {
  static FeedCount none(String feed) {
    return new FeedCount(feed, Optional.empty(), 0, 0);
  }

  FeedCount plusMessage(Instant at) {
    Instant later = last.filter(at::isBefore).orElse(at);
    return new FeedCount(feed, Optional.of(later), messages + 1, rejected);
  }

  FeedCount plusRejected() {
    return new FeedCount(feed, last, messages, rejected + 1);
  }
}
