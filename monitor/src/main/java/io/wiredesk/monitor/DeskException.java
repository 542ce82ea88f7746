package io.wiredesk.monitor;

/** Something an operator asked for could not be done now; the message names the dependency. */
public final class DeskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeskException(String message) {
    super(message);
  }

  DeskException(String message, Throwable cause) {
    super(message, cause);
  }
}
