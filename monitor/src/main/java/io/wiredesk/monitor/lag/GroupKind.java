package io.wiredesk.monitor.lag;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupType;

/** What keeps the offsets. */
public enum GroupKind {
  /** A consumer group of the classic protocol; Connect's sinks are such groups. */
  CLASSIC,
  /** A consumer group of the protocol of KIP-848. */
  CONSUMER,
  /** A streams group of the protocol of KIP-1071. */
  STREAMS,
  /** A share group (KIP-932): its members share partitions, record by record. */
  SHARE,
  /** A sink's own table: what is durable in PostgreSQL. */
  STORAGE;

  static GroupKind of(GroupListing listing) {
    return switch (listing.type().orElse(GroupType.CLASSIC)) {
      case CLASSIC, UNKNOWN -> CLASSIC;
      case CONSUMER -> CONSUMER;
      case STREAMS -> STREAMS;
      case SHARE -> SHARE;
    };
  }

  /** Lower case, as tables and JSON show it. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
