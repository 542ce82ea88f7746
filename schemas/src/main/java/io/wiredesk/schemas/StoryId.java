package io.wiredesk.schemas;

/**
 * What a story is called through all its versions and resends: the source that it comes from, a
 * colon, and what identifies it there. An identifier means something only within its source, so
 * that two sources with one identifier have two stories.
 *
 * @param source of one or several feeds; has no colon
 * @param identity may have colons; the whole of an id that has no source
 */
public record StoryId(String source, String identity) {
  private static final char COLON = ':';

  /** Reads an id: what stands before the first colon is the source. */
  public static StoryId of(String storyId) {
    int colon = storyId.indexOf(COLON);
    return new StoryId(storyId.substring(0, Math.max(0, colon)), storyId.substring(colon + 1));
  }

  /** The source of a story. */
  public static String sourceOf(String storyId) {
    return of(storyId).source;
  }

  /** The id as it is written. */
  @Override
  public String toString() {
    return source.isEmpty() ? identity : source + COLON + identity;
  }
}
