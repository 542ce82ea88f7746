package io.wiredesk.enrich.match.memory;

import java.util.List;

/**
 * Names of the state stores. They name changelog topics too, so a change of one loses its state.
 */
public final class StoreNames {
  /** Keyed by route and text hash: {@link KnownText}. */
  public static final String MATCH_TEXT = "match-text";

  /** Keyed by route and storyId: {@link KnownStory}. */
  public static final String MATCH_STORY = "match-story";

  /** Keyed by route and storyId: {@code IndexedStory}. */
  public static final String MATCH_NEAR = "match-near";

  /** Keyed by route, time and key: what the three above may forget when. */
  public static final String MATCH_AGE = "match-age";

  /** All of them. */
  public static final List<String> ALL = List.of(MATCH_STORY, MATCH_AGE, MATCH_TEXT, MATCH_NEAR);

  private StoreNames() {}
}
