package io.wiredesk.monitor.topics;

/** The schema registry did not answer, so nothing can be said of a record. */
public final class RegistryAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegistryAwayException(Throwable cause) {
    super("registry: does not answer: " + Failures.reason(cause), cause);
  }
}
