package io.wiredesk.schemas;

/** The schema registry cannot be asked just now, so nothing can be said of a record. */
public final class RegistryAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegistryAwayException(Throwable cause) {
    super("the schema registry cannot be asked", cause);
  }
}
