package io.wiredesk.ingest.format.message;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How long one message may take to be read. Looked at before each item, whenever XML is fed on, and
 * while patterns are matched ({@link io.wiredesk.ingest.format.text.TextPattern}), so that it costs
 * next to nothing and needs no thread. A message that takes this long is made to, or meets a fault
 * of ours: others wait behind it.
 */
public final class ReadingDeadline {
  /** Ten megabytes of any format take about a second. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private final long began;

  /**
   * @param nanos a clock that never goes back
   */
  public ReadingDeadline(LongSupplier nanos) {
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  private boolean isOver() {
    return nanos.getAsLong() - began > LIMIT.toNanos();
  }

  /** Throws {@link Unreadable} when the time is over: for what has not been begun. */
  public void check() {
    if (isOver()) {
      throw new Unreadable(RejectCode.LIMIT, reason());
    }
  }

  /** For what is being read. */
  public void checkOn() throws IOException {
    if (isOver()) {
      throw new IOException(reason());
    }
  }

  private static String reason() {
    return String.format(
        Locale.ROOT,
        "Not read within the time limit of %d s. Send it in parts.",
        LIMIT.toSeconds());
  }
}
