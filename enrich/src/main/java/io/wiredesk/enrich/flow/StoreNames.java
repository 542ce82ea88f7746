package io.wiredesk.enrich.flow;

/**
 * Names of the state stores. They name changelog topics too, so a change of one loses its state.
 */
public final class StoreNames {
  /** Keyed by storyId: {@code StoryState}. */
  public static final String STORY_STATE = "story-state";

  /** Keyed by storyId and revision key: the message without its original bytes. */
  public static final String STORY_TEXT = "story-text";

  /** Keyed by time and storyId: what falls due when. */
  public static final String HOLD_DUE = "hold-due";

  /** Keyed by day, feed and number or id: {@code StoryReference}s, names and orders together. */
  public static final String DESK_REFERENCE = "desk-reference";

  /** Keyed by time and name: orders whose story is not known, and when to tell so. */
  public static final String DESK_DUE = "desk-due";

  /** Keyed by feed: {@code FeedSequence}. */
  public static final String DESK_NUMBERING = "desk-numbering";

  /** Keyed by route and text hash: {@code KnownText}. */
  public static final String MATCH_TEXT = "match-text";

  /** Keyed by route and storyId: {@code KnownStory}. */
  public static final String MATCH_STORY = "match-story";

  /** Keyed by route and storyId: {@code IndexedStory}. */
  public static final String MATCH_NEAR = "match-near";

  /** Keyed by route, time and key: what the three above may forget when. */
  public static final String MATCH_AGE = "match-age";

  private StoreNames() {}

  public static String textKey(String storyId, String revisionKey) {
    return storyId + '\n' + revisionKey;
  }
}
