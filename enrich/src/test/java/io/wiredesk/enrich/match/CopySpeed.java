package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.evidence.CopyModel;
import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.memory.InMemoryRouteStores;
import io.wiredesk.enrich.match.memory.KnownStory;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many stories a second are decided with a window of a given size full, and what the window
 * costs in memory. Counted in processor time of the one thread that decides, so that a busy machine
 * does not blur it.
 */
final class CopySpeed {
  /** Stories decided once the window is full. */
  static final int MEASURED = 20_000;

  private final EndlessWire wire;

  CopySpeed(List<WireStory> stories) {
    this.wire = new EndlessWire(stories);
  }

  /** Windows to measure, one after another: the first of two alike warms up. */
  public static void main(String[] windows) throws IOException {
    List<WireStory> reuters = Corpora.found().reuters();
    CopySpeed speed = new CopySpeed(reuters.stream().filter(Corpora::hasText).toList());
    for (String window : windows) {
      System.out.println(speed.measure(Integer.parseInt(window)));
    }
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
            stores.open(StoreNames.MATCH_NEAR, IndexedStory.codec()),
            retention,
            window,
            CopyModel.shipped());
    CopyDetector detector =
        new CopyDetector(
            List.of(matcher),
            stores.open(StoreNames.MATCH_STORY, KnownStory.codec()),
            new CopyFamily(stores.open(StoreNames.MATCH_FAMILY, Retention.codec())),
            retention,
            retention);
    long empty = heap();
    for (int i = 0; i < window; i++) {
      decide(detector, CopyFinder.first(wire.story(i)));
    }
    long full = heap();
    List<Story> measured =
        IntStream.range(window, window + MEASURED)
            .mapToObj(i -> CopyFinder.first(wire.story(i)))
            .toList();
    long begun = processorTime();
    for (Story story : measured) {
      decide(detector, story);
    }
    double seconds = (processorTime() - begun) / 1e9;
    return new Result(window, MEASURED / seconds, (full - empty) / (double) window);
  }

  static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void decide(CopyDetector detector, Story story) {
    detector.decide(story, story.getWire().getReceivedAt());
  }

  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
