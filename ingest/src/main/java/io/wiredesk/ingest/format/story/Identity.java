package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a story is called within its source, and the stories it replaces. */
final class Identity {
  private final ParseContext context;
  private @Nullable String stable;
  private @Nullable String link;
  private String text = "";

  Identity(ParseContext context) {
    this.context = context;
  }

  /**
   * Identifies the story.
   *
   * @param id null where it cannot be told; then the text identifies it
   */
  void by(@Nullable String id) {
    stable = id == null ? stable : id;
  }

  /** The address of the story's page, which identifies it where the feed says so. */
  void byLink(String address) {
    link = address;
  }

  /** What to hash where nothing identifies the story. */
  void byText(String words) {
    text = words;
  }

  /** Null where nothing but its text identifies it. */
  @Nullable String storyId() {
    @Nullable String id = isLink() ? StoryIds.withoutVersion(String.valueOf(link)) : stable;
    return id == null ? null : StoryIds.of(id, context.source());
  }

  /** Whether the address of its page identifies it. */
  boolean isLink() {
    return link != null && context.identity() == ParseContext.Identity.LINK;
  }

  /** The storyId, from its text or body at the last. Throws {@link Unreadable} without either. */
  String storyIdOf(String body) {
    @Nullable String known = storyId();
    if (known != null) {
      return known;
    }
    String hashed = text.isBlank() ? body : text;
    if (hashed.isBlank()) {
      throw new Unreadable(
          RejectCode.NO_IDENTITY,
          "Neither an identifier nor any text. Send the story's guid or uri, or its text.");
    }
    return StoryIds.ofText(hashed, context.source());
  }

  /** The storyIds of others, by their identifiers. */
  List<String> storyIds(List<String> others) {
    return others.stream()
        .filter(id -> !id.isBlank())
        .map(id -> StoryIds.of(id, context.source()))
        .distinct()
        .toList();
  }
}
