package io.wiredesk.service;

import java.util.function.Supplier;

/**
 * Asks one dependency of a role whether it can be used.
 *
 * @param name the dependency, such as broker or registry
 * @param ask answers within a few seconds; called for each request, on a thread that may block
 */
public record ReadyCheck(String name, Supplier<Readiness> ask) {

  public static ReadyCheck of(String name, Supplier<Readiness> ask) {
    return new ReadyCheck(name, ask);
  }

  /** Asks now. */
  public Readiness check() {
    return ask.get();
  }
}
