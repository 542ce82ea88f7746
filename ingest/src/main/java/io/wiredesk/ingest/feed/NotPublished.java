package io.wiredesk.ingest.feed;

/** The broker or the registry did not do its part in time; the sender should try again. */
public final class NotPublished extends RuntimeException {

  /**
   * @param reason one line for the sender
   */
  public NotPublished(String reason) {
    super(reason);
  }

  /**
   * @param reason one line for the sender
   */
  public NotPublished(String reason, Throwable cause) {
    super(reason, cause);
  }
}
