package io.wiredesk.monitor.rejected;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done about rejected copy. */
public enum RejectedStatus {
  /** Nothing yet. */
  OPEN,
  /** It was sent through the pipeline again. */
  REPLAYED,
  /** It was, and was rejected again: that is an entry of its own. */
  FAILED_AGAIN,
  /** Somebody said why it may go. */
  DISCARDED;

  /** As tables and JSON show it. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As the command line takes it. */
  @Override
  public String toString() {
    return label();
  }

  public static Optional<RejectedStatus> named(String label) {
    return Arrays.stream(values()).filter(status -> status.label().equals(label)).findFirst();
  }
}
