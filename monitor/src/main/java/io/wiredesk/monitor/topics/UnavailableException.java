package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.UserFacing;

/** Broker, registry or database did not answer; the message is one line that names it. */
public final class UnavailableException extends RuntimeException implements UserFacing {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message) {
    super(message);
  }

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
