package io.wiredesk.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A task's detectors, one a route. */
final class Detectors {
  private final Map<String, Detector> detectors = new HashMap<>();
  private final Function<String, Shelves> shelves;
  private final MatchLimits limits;

  /**
   * @param shelves a route's own
   */
  Detectors(Function<String, Shelves> shelves, MatchLimits limits) {
    this.shelves = shelves;
    this.limits = limits;
  }

  /** The ways of finding copies, in the order they are asked. */
  static List<Matcher> matchers(MatchLimits limits) {
    return List.of(new ExactMatcher(), new NearMatcher(limits.nearStories()));
  }

  /** A route's detector; the first call rebuilds what it keeps in memory. */
  Detector of(String route) {
    return detectors.computeIfAbsent(
        route, r -> new Detector(matchers(limits), shelves.apply(r), limits));
  }
}
