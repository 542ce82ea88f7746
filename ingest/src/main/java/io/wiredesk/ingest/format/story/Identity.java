package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a story is called and, by the same scope, the stories it replaces: so it makes no difference
 * in which order a format tells the two.
 */
final class Identity {
  private final String feed;
  private IdScope scope = IdScope.BY_FORM;
  private @Nullable String storyId;
  private String text = "";

  Identity(String feed) {
    this.feed = feed;
  }

  /**
   * Identifies the story.
   *
   * @param stable null where it cannot be told; then the text identifies it
   */
  void by(IdScope scope, @Nullable String stable) {
    this.scope = scope;
    storyId = stable == null ? storyId : scope.storyId(stable, feed);
  }

  /** What to hash where nothing identifies the story. */
  void byText(String text) {
    this.text = text;
  }

  /** Null where nothing but its text identifies it. */
  @Nullable String storyId() {
    return storyId;
  }

  /** The storyId, from its text or body at the last. Throws {@link Unreadable} without either. */
  String storyIdOf(String body) {
    if (storyId != null) {
      return storyId;
    }
    String hashed = text.isBlank() ? body : text;
    if (hashed.isBlank()) {
      throw new Unreadable(
          RejectCode.NO_IDENTITY,
          "Neither an identifier nor any text. Send the story's guid or uri, or its text.");
    }
    return StoryIds.ofText(hashed, feed);
  }

  /** The storyIds of others, by their identifiers. */
  List<String> storyIds(List<String> stable) {
    return stable.stream()
        .filter(id -> !id.isBlank())
        .map(id -> scope.storyId(id, feed))
        .distinct()
        .toList();
  }
}
