package io.wiredesk.ingest.format.message;

import io.wiredesk.schemas.WireStory;
import org.jspecify.annotations.Nullable;

/** What became of one item of a message. */
public sealed interface Outcome {

  /** The item is a story; its {@code original} holds the item's bytes. */
  record Parsed(WireStory story) implements Outcome {}

  /**
   * The item is no story.
   *
   * @param reason one line for people: what, where, what to do; never the story's text
   * @param bytes the item as received; treated as immutable
   * @param storyId the story it was meant for, where that could be read
   * @param wholeSha256 where the bytes are only its beginning, the SHA-256 of all of it, or nothing
   *     where that is too much to be read; else null
   */
  @SuppressWarnings("ArrayRecordComponent") // written once, straight into a record
  record NotAStory(
      RejectCode code,
      String reason,
      byte[] bytes,
      @Nullable String storyId,
      @Nullable String wholeSha256)
      implements Outcome {

    /** An item with all its bytes. */
    public NotAStory(RejectCode code, String reason, byte[] bytes, @Nullable String storyId) {
      this(code, reason, bytes, storyId, null);
    }

    /** Whether the message is a feed without items: nothing is wrong with it. */
    public boolean isNoItems() {
      return code == RejectCode.NO_ITEMS;
    }
  }
}
