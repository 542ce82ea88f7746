package io.wiredesk.enrich.orders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message contributes to its source's desk, see {@link ResolveProcessor}. */
public sealed interface StoryReference {
  /**
   * What a directive may call the message's story by.
   *
   * @param feed that it came through
   * @param number the feed's running number for the message
   * @param day on which the message was made, in the feed's zone
   * @param ids other identifiers of the story than its storyId
   * @param title the headline's beginning, empty where there is none
   * @param sender who sent it: provider, feed and storyId
   */
  record Named(
      String storyId,
      String feed,
      @Nullable Long number,
      LocalDate day,
      List<String> ids,
      String title,
      String sender)
      implements StoryReference {}

  /** An order about another story, given by a message that was received or freed on a day. */
  record Ordered(Directive directive, LocalDate received) implements StoryReference {}
}
