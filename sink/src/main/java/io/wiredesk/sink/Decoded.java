package io.wiredesk.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/** What became of a record's bytes. */
sealed interface Decoded {
  record Readable(StoryRow row) implements Decoded {}

  /** Never will be readable, whatever is tried again. */
  record Unreadable(SinkRecord source, Exception why) implements Decoded {}
}
