package io.wiredesk.ingest.format.story;

/** How far an identifier is the same story's, and so how it becomes a storyId. */
public enum IdScope {
  /** A URI or a UUID is the same story's wherever it comes from, anything else within its feed. */
  BY_FORM,
  /** It names its provider, so it is the same from every feed. */
  WORLDWIDE,
  /** Within the feed, whatever it looks like: the same page in two feeds is two tellings of it. */
  FEED;

  String storyId(String stable, String feed) {
    return switch (this) {
      case BY_FORM -> StoryIds.of(stable, feed);
      case WORLDWIDE -> StoryIds.ofWorldwide(stable, feed);
      case FEED -> StoryIds.inFeed(stable, feed);
    };
  }
}
