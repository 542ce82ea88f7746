package io.wiredesk.local.demo;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A message on its way through the pipeline.
 *
 * @param bytes as sent, before any compression
 * @param fileName its name in the inbox, or as shipped
 */
public record SentMessage(SampleMessage message, ByteBuffer bytes, String fileName, Answer answer) {

  /**
   * What a sender is told.
   *
   * @param code the HTTP status, or the folder that the file was moved to
   * @param accepted where the message's items are on {@code wire.raw}
   * @param refused where its other items are on {@code wire.rejected}
   * @param reasons why they were refused, one line each
   */
  public record Answer(
      String code, List<RecordAt> accepted, List<RecordAt> refused, List<String> reasons) {
    public Answer {
      accepted = List.copyOf(accepted);
      refused = List.copyOf(refused);
      reasons = List.copyOf(reasons);
    }

    /** Of a folder, which tells nobody where the items are. */
    static Answer folder(String name, String... reasons) {
      return new Answer(name, List.of(), List.of(), List.of(reasons));
    }
  }

  /** Coordinates of a record on {@code wire.raw} or {@code wire.rejected}. */
  public record RecordAt(int partition, long offset) {}
}
