package io.wiredesk.monitor.rejected;

import io.wiredesk.service.Sha256;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A piece of rejected copy with its bytes. */
final class RejectedDetail {
  private final RejectedView view;
  private final ConsumerRecord<byte[], byte[]> record;
  private final byte[] bytes;

  RejectedDetail(RejectedView view, ConsumerRecord<byte[], byte[]> record, byte[] bytes) {
    this.view = view;
    this.record = record;
    this.bytes = bytes;
  }

  RejectedView view() {
    return view;
  }

  RejectedEntry entry() {
    return view.entry();
  }

  /** As it is on its topic, headers included. */
  ConsumerRecord<byte[], byte[]> record() {
    return record;
  }

  /** What was rejected. */
  byte[] bytes() {
    return bytes;
  }

  /** What was too large may be kept by its beginning; the hash is then that of all of it. */
  boolean isWhole() {
    return !entry().code().equals("too-large") || Sha256.hex(bytes).equals(entry().sha256());
  }
}
