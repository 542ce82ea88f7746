package io.wiredesk.monitor;

/** The schema registry did not answer, so nothing can be said of a record. */
final class RegistryAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegistryAwayException(Throwable cause) {
    super("registry: does not answer: " + Kafka.reason(cause), cause);
  }
}
