package io.wiredesk.monitor.topics;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import org.jspecify.annotations.Nullable;

/** Is handed every record that the tail reads, on the tail's thread. */
public interface WireListener {
  /** A record on {@code wire.raw}. */
  default void message(WireStory message, SeenRecord seen) {}

  /** A record on {@code wire.stories}. */
  default void story(Story story, SeenRecord seen) {}

  /** A record on {@code wire.duplicates}. */
  default void copy(Story story, SeenRecord seen) {}

  /** A record on {@code wire.notices}. */
  default void notice(Notice notice, SeenRecord seen) {}

  /** A record on {@code wire.rejected}. */
  default void rejected(Rejected rejected, SeenRecord seen) {}

  /**
   * A record on {@code wire.rejected.sink}.
   *
   * @param story what the sink was given; null where it cannot be decoded
   */
  default void deadLetter(@Nullable Story story, SeenRecord seen) {}

  /** A record that cannot be decoded on any topic but the sink's. */
  default void unreadable(SeenRecord seen) {}
}
