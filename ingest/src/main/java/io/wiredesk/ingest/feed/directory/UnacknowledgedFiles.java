package io.wiredesk.ingest.feed.directory;

import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.ingest.feed.directory.Inbox.Stamped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that were sent and are not yet acknowledged, oldest first: to wait for each would cost a
 * round trip a file. The failure of one keeps none of the others from being settled, and is told at
 * the end. Not thread-safe.
 */
final class UnacknowledgedFiles {
  private static final int MOST = 256;
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Consumer<Sent> settle;
  private final Deque<Sent> sent = new ArrayDeque<>();
  private long bytes;
  private @Nullable NotPublished failure;

  /**
   * Begins with none.
   *
   * @param settle waits for the acknowledgement and does what follows from it; may throw {@link
   *     NotPublished}
   */
  UnacknowledgedFiles(Consumer<Sent> settle) {
    this.settle = settle;
  }

  /**
   * A file on its way.
   *
   * @param receipt null where it was acknowledged at an earlier poll
   */
  record Sent(Stamped file, @Nullable CompletableFuture<Receipt> receipt) {}

  /** Whether one was not acknowledged: those behind it need not be tried. */
  boolean hasFailed() {
    return failure != null;
  }

  /** Adds one; settles the oldest while there are too many. */
  void add(Sent file) {
    sent.add(file);
    bytes += file.file().size();
    while (sent.size() > MOST || bytes > MOST_BYTES) {
      settleOldest();
    }
  }

  /** Settles all; throws the first failure. */
  void finish() {
    while (!sent.isEmpty()) {
      settleOldest();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void settleOldest() {
    Sent oldest = sent.remove();
    bytes -= oldest.file().size();
    try {
      settle.accept(oldest);
    } catch (NotPublished e) {
      failure = failure == null ? e : failure;
    }
  }
}
