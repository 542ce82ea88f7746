package io.wiredesk.enrich.flow;

import io.wiredesk.schemas.WireStory;
import java.time.Instant;

/** Whether a message is published, so that what it says of other stories may be acted on. */
@FunctionalInterface
public interface Publication {
  /** How it stands with a message. */
  enum Standing {
    /** It is published, or is by the state of its story. */
    PUBLISHED,
    /** Held, as things stand. */
    HELD,
    /** Killed while it was under embargo. */
    NEVER
  }

  Standing of(WireStory message, Instant now);
}
