package io.wiredesk.ingest.feed;

import io.wiredesk.ingest.format.Outcome.NotAStory;
import io.wiredesk.ingest.format.ParseContext;
import java.util.concurrent.CompletableFuture;

/** Where a feed hands over what arrived. The feed acknowledges to its sender only what this did. */
public interface Intake {

  /**
   * Parses a message and publishes what is in it. May block for as long as the broker's metadata is
   * missing.
   *
   * @return completes when the broker has acknowledged every item; fails with {@link NotPublished}
   *     when it has not in time, some items then being published all the same: a resend does no
   *     harm
   */
  CompletableFuture<Receipt> take(byte[] message, ParseContext context);

  /** Publishes a message that the feed itself could not take, as rejected. */
  CompletableFuture<Receipt> refuse(NotAStory message, ParseContext context);
}
