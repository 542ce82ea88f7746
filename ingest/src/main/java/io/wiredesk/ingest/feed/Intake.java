package io.wiredesk.ingest.feed;

import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.ParseContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where a feed hands over what arrived. The feed acknowledges to its sender only what this did. */
public interface Intake {

  /**
   * Publishes the items of one message: stories as stories, what is none as rejected. May block for
   * as long as the broker's metadata is missing.
   *
   * @param items at least one
   * @return completes when the broker has acknowledged every item; fails with {@link NotPublished}
   *     when it has not in time, some items then being published all the same: a resend does no
   *     harm
   */
  CompletableFuture<Receipt> publish(List<Outcome> items, ParseContext context);

  /** Parses a message and publishes all that is in it. */
  default CompletableFuture<Receipt> take(byte[] message, ParseContext context) {
    return publish(Formats.parse(message, context), context);
  }

  /** Publishes a message that the feed itself could not take, as rejected. */
  default CompletableFuture<Receipt> refuse(NotAStory message, ParseContext context) {
    return publish(List.of(message), context);
  }
}
