package io.wiredesk.monitor;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import org.jspecify.annotations.Nullable;

/** Is handed every record that the tail reads, on the tail's thread. */
interface WireListener {
  /** A record on {@code wire.raw}. */
  default void message(WireStory message, Seen seen) {}

  /** A record on {@code wire.stories}. */
  default void story(Story story, Seen seen) {}

  /** A record on {@code wire.duplicates}. */
  default void copy(Story story, Seen seen) {}

  /** A record on {@code wire.notices}. */
  default void notice(Notice notice, Seen seen) {}

  /** A record on {@code wire.rejected}. */
  default void rejected(Rejected rejected, Seen seen) {}

  /**
   * A record on {@code wire.rejected.sink}.
   *
   * @param story what the sink was given; null where it cannot be decoded
   */
  default void deadLetter(@Nullable Story story, Seen seen) {}

  /** A record that cannot be decoded on any topic but the sink's. */
  default void unreadable(Seen seen) {}
}
