package io.wiredesk.ingest.feed;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for the broker, where a feed's own thread has nothing else to do. */
public final class Acknowledgement {

  private Acknowledgement() {}

  /**
   * Waits for the answer.
   *
   * @throws NotPublished when that is what it failed with
   */
  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof NotPublished notPublished ? notPublished : e;
    }
  }
}
