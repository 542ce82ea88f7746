package io.wiredesk.service;

/** Whether something a role depends on can be used now. */
public sealed interface Readiness {
  /** It can. */
  record Ready() implements Readiness {}

  /**
   * It cannot.
   *
   * @param reason one line for the operator
   */
  record NotReady(String reason) implements Readiness {}

  static Readiness ready() {
    return new Ready();
  }

  static Readiness notReady(String reason) {
    return new NotReady(reason);
  }
}
