package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireStory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How a message that an operator sends again is told from one that a feed sends. */
public final class Replay {
  /** The transport that ingest writes down for a message sent with an operator's key. */
  public static final String TRANSPORT = "replay";

  private Replay() {}

  public static boolean is(WireStory message, ConsumerRecord<?, ?> record) {
    return message.getTransport().equals(TRANSPORT)
        || record.headers().lastHeader(WireHeaders.REPLAY) != null;
  }
}
