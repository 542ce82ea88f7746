package io.wiredesk.enrich.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a story is there, for what is known of its identifier in other sources.
 *
 * @param by storyIds of the messages that order something about a story which is missing
 * @param feed that the first of them came through
 */
public record Presence(Kind kind, String storyId, List<String> by, @Nullable String feed) {

  /** What is known. */
  public enum Kind {
    /** A message of it came that is no kill. */
    CAME,
    /** The story that is meant by that id came under another. */
    RENAMED,
    /** It is ordered to be killed or held, and nothing of it came. */
    MISSING,
    /** Nothing of it came, which is worth no notice in itself: it is replaced, or kills itself. */
    UNMISSED
  }

  /** Nothing of it is known to be ordered. */
  public static Presence of(Kind kind, String storyId) {
    return new Presence(kind, storyId, List.of(), null);
  }
}
