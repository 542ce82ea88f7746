package io.wiredesk.monitor.latency;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stages of a story's way that are timed. */
public enum LatencyStage {
  /** From the wire's own time, where it is explicit, to receipt. */
  WIRE,
  /** From receipt to {@code wire.raw}. */
  RAW,
  /** From there, or from the end of its embargo, to where consumers read it. */
  ENRICHED,
  /** From there to its row. */
  STORED,
  /** From receipt, or from the end of its embargo, to its row. */
  TOTAL;

  @JsonValue
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<LatencyStage> named(String label) {
    return Arrays.stream(values()).filter(stage -> stage.label().equals(label)).findFirst();
  }
}
