package io.wiredesk.enrich.orders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message contributes to its feed's desk, see {@link ResolveProcessor}. */
public sealed interface StoryReference {
  /**
   * What a directive may call the message's story by.
   *
   * @param number the feed's running number for the message
   * @param day on which the message was made, in the feed's zone
   * @param ids other identifiers of the story than its storyId
   * @param title the headline's beginning, empty where there is none
   * @param source who sent it: provider, feed and storyId
   */
  record Named(
      String storyId,
      @Nullable Long number,
      LocalDate day,
      List<String> ids,
      String title,
      String source)
      implements StoryReference {}

  /** An order about another story, given on a day in the feed's zone. */
  record Ordered(Directive directive, LocalDate day) implements StoryReference {}
}
