package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
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
   * Reads every item, in order. A bad item becomes a {@code NotAStory} and the next one goes on;
   * the list is never empty.
   */
  List<Outcome> parse(Message message);
}
