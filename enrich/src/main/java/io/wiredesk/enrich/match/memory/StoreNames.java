package io.wiredesk.enrich.match.memory;

/** Names of the parts of the store. A change of one loses what it held. */
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

  private StoreNames() {}
}
