package io.wiredesk.enrich.flow;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;

/** What a stage hands on. */
public sealed interface Outcome {
  /**
   * A revision to publish.
   *
   * @param route the match task that decides on its story
   */
  record Published(String route, Story story) implements Outcome {}

  /** An order about a story, made out to it, see {@code Directive#to}. */
  record Directed(WireStory message) implements Outcome {}

  /** Something to tell operators or desks. */
  record Told(Notice notice) implements Outcome {}
}
