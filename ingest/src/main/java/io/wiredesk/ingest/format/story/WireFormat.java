package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.message.Message;
import java.util.List;

/** A wire format. Implementations are stateless and used from many threads at once. */
public interface WireFormat {

  /** Name as it stands in {@code WireStory.format} and in {@code ?format=}. */
  String name();

  /** What {@link #recognises} goes by, for people. */
  String sign();

  /** Whether the message looks like this format; looks at its beginning only. */
  boolean recognises(Message message);

  /**
   * The items of a message in order, told apart but not yet read; may be empty. Throws {@link
   * io.wiredesk.ingest.format.message.Unreadable} where the message is refused as a whole.
   */
  List<Item> items(Message message);
}
