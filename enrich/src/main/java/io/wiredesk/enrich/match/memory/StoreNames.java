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

  /** Keyed by route and two storyIds: which stories share a text. */
  public static final String MATCH_FAMILY = "match-family";

  /** Keyed by route and storyId: {@code IndexedStory}. */
  public static final String MATCH_NEAR = "match-near";

  /** Keyed by route, time and key: which texts may be forgotten when. */
  public static final String MATCH_AGE = "match-age";

  /** Keyed by route, time and key: which stories may be forgotten when. */
  public static final String MATCH_STORY_AGE = "match-story-age";

  /** All of them. */
  public static final List<String> ALL =
      List.of(MATCH_STORY, MATCH_STORY_AGE, MATCH_FAMILY, MATCH_AGE, MATCH_TEXT, MATCH_NEAR);

  private StoreNames() {}
}
