package io.wiredesk.monitor.lag;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A light on the overview; the later in this list, the worse. */
public enum Health {
  UNKNOWN,
  OK,
  WARN,
  BAD;

  static Health of(PartitionLag partition) {
    return partition.standing().fault() ? BAD : of(partition.verdict());
  }

  static Health of(Verdict verdict) {
    return switch (verdict) {
      case OK -> OK;
      case LAGGING -> WARN;
      case STALLED, STOPPED, REWIND -> BAD;
    };
  }

  Health or(Health other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
