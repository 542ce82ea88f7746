package io.wiredesk.monitor.reconcile;

import java.util.HashMap;
import java.util.Map;

/**
 * A byte of flags for each offset of one partition, in pages, so that it may begin anywhere and
 * forget its beginning. Not thread-safe.
 */
final class OffsetFlags {
  private static final int PAGE = 1 << 14;

  private final Map<Long, byte[]> pages = new HashMap<>();

  /** 0 where nothing was marked. */
  byte at(long offset) {
    byte[] page = pages.get(Math.floorDiv(offset, PAGE));
    return page == null ? 0 : page[Math.floorMod(offset, PAGE)];
  }

  void put(long offset, byte flags) {
    pages
            .computeIfAbsent(Math.floorDiv(offset, PAGE), p -> new byte[PAGE])[
            Math.floorMod(offset, PAGE)] =
        flags;
  }

  /** Pages that are wholly before the offset; what is left of its own page stays. */
  void forgetBefore(long offset) {
    long first = Math.floorDiv(offset, PAGE);
    pages.keySet().removeIf(page -> page < first);
  }
}
