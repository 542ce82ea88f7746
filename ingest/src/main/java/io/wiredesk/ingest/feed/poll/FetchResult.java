package io.wiredesk.ingest.feed.poll;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking a URL. */
public sealed interface FetchResult {

  /**
   * What the server says of the state of what it sent, verbatim (RFC 9110, section 8.8).
   *
   * @param etag {@code ETag}
   * @param lastModified {@code Last-Modified}
   */
  record Validators(@Nullable String etag, @Nullable String lastModified) {
    public static final Validators NONE = new Validators(null, null);

    public boolean isEmpty() {
      return etag == null && lastModified == null;
    }
  }

  /** An answer with a body. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Fetched(byte[] body, @Nullable String contentType, Validators validators)
      implements FetchResult {}

  /** Nothing has changed since the validators sent along, says the server. */
  record NotModified() implements FetchResult {}

  /**
   * More than a message may have.
   *
   * @param reason one line for the operator
   */
  record TooLarge(String reason) implements FetchResult {}

  /**
   * No answer that is of use.
   *
   * @param reason one line for the operator: what, where, what to do
   * @param retryAfter how long the server wants to be left alone, where it says
   */
  record Failed(String reason, @Nullable Duration retryAfter) implements FetchResult {
    Failed(String reason) {
      this(reason, null);
    }
  }
}
