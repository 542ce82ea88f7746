package io.wiredesk.ingest;

import java.io.IOException;

/** A way that messages come by, from the sender's side. */
interface Way extends AutoCloseable {

  /** Sends or offers a message; whether it was taken shows later where the way works like that. */
  void send(String name, byte[] message) throws IOException;

  /** Whether the sender has been told, by whatever tells it, that the message was taken. */
  boolean isAcknowledged(String name) throws IOException;

  @Override
  default void close() throws IOException {}
}
