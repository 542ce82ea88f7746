package io.wiredesk.monitor;

import io.wiredesk.schemas.WireHeaders;


import io.wiredesk.schemas.WireStory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How a message that an operator sends again is told from one that a feed sends. */
final class Replay {
  /** The transport that ingest writes down for a message sent with an operator's key. */
  static final String TRANSPORT = "replay";

  private Replay() {}

  static boolean is(WireStory message, ConsumerRecord<?, ?> record) {
    return message.getTransport().equals(TRANSPORT)
        || record.headers().lastHeader(WireHeaders.REPLAY) != null;
  }
}
