package io.wiredesk.local;

import java.util.List;

/**
 * What a sender is told.
 *
 * @param code the HTTP status, or the folder that the file was moved to
 * @param accepted where the message's items are on {@code wire.raw}
 * @param reasons why items were refused, one line each
 */
record DemoAnswer(String code, List<RawAt> accepted, List<String> reasons) {
  DemoAnswer {
    accepted = List.copyOf(accepted);
    reasons = List.copyOf(reasons);
  }

  /** Coordinates of a record on {@code wire.raw}. */
  record RawAt(int partition, long offset) {}
}
