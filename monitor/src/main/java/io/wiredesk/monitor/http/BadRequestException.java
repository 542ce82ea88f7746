package io.wiredesk.monitor.http;

/** A request that can never be answered; the message says what to change. */
public final class BadRequestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public BadRequestException(String message) {
    super(message);
  }

  public BadRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
