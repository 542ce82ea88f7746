package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.memory.InMemoryRouteStores;
import io.wiredesk.enrich.match.memory.KnownStory;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.schemas.WireStory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many stories a second are decided with a window of a given size full, and what the window
 * costs in memory. Counted in processor time of the one thread that decides, so that a busy machine
 * does not blur it.
 */
final class CopySpeed {
  /** Stories decided once the window is full. */
  private static final int MEASURED = 20_000;

  private final EndlessWire wire;

  CopySpeed(List<WireStory> stories) {
    this.wire = new EndlessWire(stories);
  }

  /**
   * @param perSecond stories a second of processor time
   * @param bytes heap a story in the window
   */
  record Result(int window, double perSecond, double bytes) {}

  Result measure(int window) {
    InMemoryRouteStores stores = new InMemoryRouteStores();
    Retention retention =
        new Retention(
            stores.open(StoreNames.MATCH_AGE, Retention.codec()),
            Duration.ofDays(60),
            Long.MAX_VALUE);
    NearMatcher matcher =
        new NearMatcher(
            stores.open(StoreNames.MATCH_NEAR, IndexedStory.codec()), retention, window);
    CopyDetector detector =
        new CopyDetector(
            List.of(matcher),
            stores.open(StoreNames.MATCH_STORY, KnownStory.codec()),
            new CopyFamily(stores.open(StoreNames.MATCH_FAMILY, Retention.codec())),
            retention,
            retention);
    long empty = heap();
    long busy = 0;
    for (int i = 0; i < window + MEASURED; i++) {
      WireStory story = wire.story(i);
      long begun = processorTime();
      detector.decide(CopyFinder.first(story), Instant.EPOCH);
      busy += i < window ? 0 : processorTime() - begun;
    }
    long full = heap();
    detector.decide(CopyFinder.first(wire.story(0)), Instant.EPOCH);
    return new Result(window, MEASURED / (busy / 1e9), (full - empty) / (double) window);
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
