package io.wiredesk.monitor.storage;

/** The database did not answer; the message is one line for people. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
