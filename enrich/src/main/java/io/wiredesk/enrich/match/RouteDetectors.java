package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.RouteStores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A task's detectors, one a route. */
public final class RouteDetectors {
  private final Map<String, CopyDetector> detectors = new HashMap<>();
  private final Function<String, RouteStores> shelves;
  private final MatchLimits limits;

  /**
   * @param shelves a route's own
   */
  RouteDetectors(Function<String, RouteStores> shelves, MatchLimits limits) {
    this.shelves = shelves;
    this.limits = limits;
  }

  /** The ways of finding copies, in the order they are asked. */
  public static List<CopyMatcher> matchers(MatchLimits limits) {
    return List.of(new ExactMatcher(), new NearMatcher(limits.nearStories()));
  }

  /** A route's detector; the first call rebuilds what it keeps in memory. */
  CopyDetector of(String route) {
    return detectors.computeIfAbsent(
        route, r -> new CopyDetector(matchers(limits), shelves.apply(r), limits));
  }
}
