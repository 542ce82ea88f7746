package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.Publication;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.Objects;

/** Says of a message, known or not, whether it is published as its story stands. */
public final class StoryPublication implements Publication {
  private final StoryStore stored;

  public StoryPublication(StoryStore stored) {
    this.stored = stored;
  }

  @Override
  public Standing of(WireStory message, Instant now) {
    StoryState before =
        Objects.requireNonNullElseGet(
            stored.state(message.getStoryId()), () -> StoryState.empty(""));
    StoryMessage entry = StoryMessage.of(message, Fingerprint.of(message));
    StoryState after = Embargo.release(StoryFold.receive(before, entry).state(), now);
    StoryMessage known = after.find(entry.key()).orElse(entry);
    if (known.usable() && known.cameUnderEmbargo() && after.covered(known)) {
      return Standing.NEVER;
    }
    return known.usable() && !known.released() ? Standing.HELD : Standing.PUBLISHED;
  }
}
