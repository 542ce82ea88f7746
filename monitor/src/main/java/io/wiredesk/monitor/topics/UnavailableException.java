package io.wiredesk.monitor.topics;

/** Something an operator asked for could not be done now; the message names the dependency. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message) {
    super(message);
  }

  UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
