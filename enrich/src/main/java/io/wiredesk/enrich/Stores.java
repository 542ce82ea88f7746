package io.wiredesk.enrich;

/**
 * Names of the state stores. They name changelog topics too, so a change of one loses its state.
 */
final class Stores {
  /** Keyed by storyId: {@link StoryState}. */
  static final String STORY_STATE = "story-state";

  /** Keyed by storyId and revision key: the message without its original bytes. */
  static final String STORY_TEXT = "story-text";

  /** Keyed by time and storyId: what falls due when. */
  static final String HOLD_DUE = "hold-due";

  /** Keyed by day, feed and number or id: {@link Reference}s, names and orders together. */
  static final String DESK_REFERENCE = "desk-reference";

  /** Keyed by time and name: orders whose story is not known, and when to tell so. */
  static final String DESK_DUE = "desk-due";

  /** Keyed by feed: {@link Numbering}. */
  static final String DESK_NUMBERING = "desk-numbering";

  /** Keyed by route and text hash: {@link KnownText}. */
  static final String MATCH_TEXT = "match-text";

  /** Keyed by route and storyId: {@link KnownStory}. */
  static final String MATCH_STORY = "match-story";

  /** Keyed by route and storyId: {@link Member}. */
  static final String MATCH_NEAR = "match-near";

  /** Keyed by route, time and key: what the three above may forget when. */
  static final String MATCH_AGE = "match-age";

  private Stores() {}

  static String textKey(String storyId, String revisionKey) {
    return storyId + '\n' + revisionKey;
  }
}
