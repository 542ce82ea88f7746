package io.wiredesk.monitor.console;

import io.wiredesk.monitor.lag.Health;
import io.wiredesk.service.Readiness;
import io.wiredesk.service.ReadyCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last answer of everything that the pipeline consists of or depends on. Thread-safe. */
public final class Dependencies {
  private final List<ReadyCheck> checks;
  private volatile Map<String, Readiness> answers = Map.of();

  /** One of them, as JSON has it. */
  record Dependency(String name, boolean ready, Optional<String> reason) {
    static Dependency of(String name, Readiness answer) {
      return new Dependency(
          name,
          answer instanceof Readiness.Ready,
          answer instanceof Readiness.NotReady no ? Optional.of(no.reason()) : Optional.empty());
    }
  }

  public Dependencies(List<ReadyCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Asks each; takes a few seconds at most where one does not answer. */
  public void refresh() {
    Map<String, Readiness> fresh = new LinkedHashMap<>();
    checks.forEach(check -> fresh.put(check.name(), check.check()));
    answers = fresh;
  }

  /** In the order of the checks; empty before the first refresh. */
  List<Dependency> all() {
    return answers.entrySet().stream().map(e -> Dependency.of(e.getKey(), e.getValue())).toList();
  }

  Health health(String name) {
    Readiness answer = answers.get(name);
    if (answer == null) {
      return Health.UNKNOWN;
    }
    return answer instanceof Readiness.Ready ? Health.OK : Health.BAD;
  }
}
