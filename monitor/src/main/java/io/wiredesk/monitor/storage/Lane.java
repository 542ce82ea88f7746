package io.wiredesk.monitor.storage;

import org.jspecify.annotations.Nullable;

/** The column {@code lane} of {@code story_revision}: {@code story} or {@code copy}. */
public final class Lane {
  private Lane() {}

  public static boolean isCopy(@Nullable String lane) {
    return "copy".equals(lane);
  }
}
