package io.wiredesk.ingest.feed;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits where a feed's own thread has nothing else to do. */
public final class Acknowledgement {

  private Acknowledgement() {}

  /**
   * Waits for the broker's answer.
   *
   * @throws NotPublished when that is what it failed with
   */
  public static <T> T on(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof NotPublished notPublished ? notPublished : e;
    }
  }
}
