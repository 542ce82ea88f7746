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
   */
  @SuppressWarnings("ArrayRecordComponent") // written once, straight into a record
  record NotAStory(RejectCode code, String reason, byte[] bytes, @Nullable String storyId)
      implements Outcome {

    /** Whether the message is a feed without items: nothing is wrong with it. */
    public boolean isNoItems() {
      return code == RejectCode.NO_ITEMS;
    }
  }
}
