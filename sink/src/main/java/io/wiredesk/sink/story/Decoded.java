package io.wiredesk.sink.story;

import org.apache.kafka.connect.sink.SinkRecord;

/** What became of a record's bytes. */
public sealed interface Decoded {
  record Good(StoryRow row) implements Decoded {}

  /** Never will be readable, whatever is tried again. */
  record Bad(SinkRecord source, Exception why) implements Decoded {}
}
