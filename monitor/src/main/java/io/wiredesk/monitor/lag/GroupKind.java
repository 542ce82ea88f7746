package io.wiredesk.monitor.lag;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What keeps the offsets. */
public enum GroupKind {
  /** A consumer group of the classic protocol; Connect's sinks are such groups. */
  CLASSIC,
  /** A consumer group of the protocol of KIP-848. */
  CONSUMER,
  /** A streams group of the protocol of KIP-1071. */
  STREAMS,
  /** A sink's own table: what is durable in PostgreSQL. */
  STORAGE;

  /** Lower case, as tables and JSON show it. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
