package io.wiredesk.monitor.console;

import io.wiredesk.monitor.lag.Health;
import io.wiredesk.monitor.needs.NeedList;
import io.wiredesk.service.Readiness;
import io.wiredesk.service.ReadyCheck;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last answer of everything that the pipeline consists of or depends on. Thread-safe. */
public final class Dependencies {
  private final List<ReadyCheck> checks;
  private final InstantSource clock;
  private volatile Map<String, Readiness> answers = Map.of();
  private volatile Map<String, Instant> awaySince = Map.of();

  /** One of them, as JSON has it. */
  record Dependency(String name, boolean ready, Optional<String> reason) {
    static Dependency of(String name, Readiness answer) {
      return new Dependency(
          name,
          answer instanceof Readiness.Ready,
          answer instanceof Readiness.NotReady no ? Optional.of(no.reason()) : Optional.empty());
    }
  }

  public Dependencies(List<ReadyCheck> checks, InstantSource clock) {
    this.checks = List.copyOf(checks);
    this.clock = clock;
  }

  /** Asks each; takes a few seconds at most where one does not answer. */
  public void refresh() {
    Map<String, Readiness> fresh = new LinkedHashMap<>();
    Map<String, Instant> since = new HashMap<>();
    for (ReadyCheck check : checks) {
      Readiness answer = check.check();
      fresh.put(check.name(), answer);
      if (answer instanceof Readiness.NotReady) {
        Instant before = awaySince.get(check.name());
        since.put(check.name(), before == null ? clock.instant() : before);
      }
    }
    awaySince = since;
    answers = fresh;
  }

  /** Those that do not answer, and since when that was seen. */
  List<NeedList.Away> away() {
    List<NeedList.Away> away = new ArrayList<>();
    Map<String, Instant> since = awaySince;
    answers.forEach(
        (name, answer) -> {
          Instant from = since.get(name);
          if (answer instanceof Readiness.NotReady no && from != null) {
            away.add(new NeedList.Away(name, no.reason(), from));
          }
        });
    return away;
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
