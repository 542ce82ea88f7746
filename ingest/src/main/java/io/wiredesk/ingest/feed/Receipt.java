package io.wiredesk.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a message's items, all of it acknowledged by the broker. */
public record Receipt(List<Accepted> accepted, List<Refused> rejected) {

  public Receipt {
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
  }

  /** A story, and its record on {@code wire.raw}. */
  public record Accepted(
      String storyId, @Nullable String version, String topic, int partition, long offset) {}

  /** What was no story, and its record on {@code wire.rejected}. */
  public record Refused(String code, String reason, String topic, int partition, long offset) {}
}
