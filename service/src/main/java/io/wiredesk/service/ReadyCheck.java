package io.wiredesk.service;

import java.util.function.Supplier;

/** Asks one dependency of a role whether it can be used. */
public interface ReadyCheck {
  /** The dependency, such as broker or registry. */
  String name();

  /** Answers within a few seconds; called for each request, on a thread that may block. */
  Readiness check();

  static ReadyCheck of(String name, Supplier<Readiness> check) {
    return new ReadyCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Readiness check() {
        return check.get();
      }
    };
  }
}
