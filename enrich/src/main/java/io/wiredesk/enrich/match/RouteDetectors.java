package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.evidence.CopyModel;
import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.memory.KnownStory;
import io.wiredesk.enrich.match.memory.KnownText;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStore;
import io.wiredesk.enrich.match.memory.RouteStores;
import io.wiredesk.enrich.match.memory.StoreNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A task's detectors, one a route. */
final class RouteDetectors {
  private final Map<String, CopyDetector> detectors = new HashMap<>();
  private final Function<String, RouteStores> stores;
  private final MatchLimits limits;

  /**
   * @param stores a route's own
   */
  RouteDetectors(Function<String, RouteStores> stores, MatchLimits limits) {
    this.stores = stores;
    this.limits = limits;
  }

  /** A route's detector; the first call reads what it keeps in memory from its stores. */
  CopyDetector of(String route) {
    return detectors.computeIfAbsent(route, r -> detector(stores.apply(r), limits));
  }

  /** With the ways of finding copies, in the order they are asked. */
  static CopyDetector detector(RouteStores stores, MatchLimits limits) {
    return detector(stores, limits, CopyModel.shipped());
  }

  /** The same, deciding by another model. */
  static CopyDetector detector(RouteStores stores, MatchLimits limits, CopyModel model) {
    RouteStore<KnownStory> stories = stores.open(StoreNames.MATCH_STORY, KnownStory.codec());
    CopyFamily family = new CopyFamily(stores.open(StoreNames.MATCH_FAMILY, Retention.codec()));
    Retention texts =
        new Retention(
            stores.open(StoreNames.MATCH_AGE, Retention.codec()),
            limits.window(),
            limits.entries());
    Retention lanes =
        Retention.byAge(stores.open(StoreNames.MATCH_STORY_AGE, Retention.codec()), limits.lanes());
    List<CopyMatcher> matchers =
        List.of(
            new ExactMatcher(stores.open(StoreNames.MATCH_TEXT, KnownText.codec()), texts),
            new NearMatcher(
                stores.open(StoreNames.MATCH_NEAR, IndexedStory.codec()),
                texts,
                limits.nearStories(),
                model));
    return new CopyDetector(matchers, stories, family, texts, lanes);
  }
}
