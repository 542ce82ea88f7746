package io.wiredesk.enrich.flow;

/**
 * No record's fault, and nothing that waiting or starting over would mend: the role stops, and the
 * message, one line, says what to do.
 */
public class UnworkableException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnworkableException(String message) {
    super(message);
  }

  UnworkableException(String message, Throwable cause) {
    super(message, cause);
  }
}
