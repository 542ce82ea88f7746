package io.wiredesk.enrich;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Story;

/** What a stage hands on. */
sealed interface Outcome {
  /**
   * A revision to publish.
   *
   * @param route the match task that decides on its story
   */
  record Published(String route, Story story) implements Outcome {}

  /** Something to tell operators or desks. */
  record Told(Notice notice) implements Outcome {}
}
