package io.wiredesk.monitor.reconcile;

/** The sum could not be made; the message is one line naming what did not answer. */
public final class ReconcileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReconcileException(String message) {
    super(message);
  }

  ReconcileException(String message, Throwable cause) {
    super(message, cause);
  }
}
