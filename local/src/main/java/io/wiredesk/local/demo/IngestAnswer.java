package io.wiredesk.local.demo;

import java.util.List;

/**
 * What a sender is told.
 *
 * @param code the HTTP status, or the folder that the file was moved to
 * @param accepted where the message's items are on {@code wire.raw}
 * @param refused where its other items are on {@code wire.rejected}
 * @param reasons why they were refused, one line each
 */
public record IngestAnswer(
    String code, List<RawAt> accepted, List<RawAt> refused, List<String> reasons) {
  public IngestAnswer {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    reasons = List.copyOf(reasons);
  }

  /** Coordinates of a record on {@code wire.raw} or {@code wire.rejected}. */
  public record RawAt(int partition, long offset) {}
}
