package io.wiredesk.monitor;

import io.wiredesk.service.Readiness;
import io.wiredesk.service.ReadyCheck;


import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last answer of everything that the pipeline consists of or depends on. Thread-safe. */
final class Dependencies {
  private final List<ReadyCheck> checks;
  private volatile Map<String, Readiness> answers = Map.of();

  Dependencies(List<ReadyCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Asks each; takes a few seconds at most where one does not answer. */
  void refresh() {
    Map<String, Readiness> fresh = new LinkedHashMap<>();
    checks.forEach(check -> fresh.put(check.name(), check.check()));
    answers = fresh;
  }

  /** By name, in the order of the checks; empty before the first refresh. */
  Map<String, Readiness> answers() {
    return answers;
  }

  Health health(String name) {
    Readiness answer = answers.get(name);
    if (answer == null) {
      return Health.UNKNOWN;
    }
    return answer instanceof Readiness.Ready ? Health.OK : Health.BAD;
  }
}
