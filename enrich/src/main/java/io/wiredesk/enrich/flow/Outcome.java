package io.wiredesk.enrich.flow;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import org.apache.kafka.streams.processor.api.Record;

/** What a stage hands on. */
public sealed interface Outcome {
  /**
   * A revision to publish.
   *
   * @param route the match task that decides on its story; empty where nothing that has come tells
   *     its language, so that there is nothing to match
   */
  record Published(String route, Story story) implements Outcome, CarriesMessage {
    @Override
    public WireStory message() {
      return story.getWire();
    }
  }

  /** An order about a story, made out to it, see {@code Directive#to}. */
  record Directed(WireStory message) implements Outcome {}

  /** Whether a story is there. */
  record Present(Presence presence) implements Outcome {}

  /** Something to tell operators or desks. */
  record Told(Notice notice) implements Outcome {
    /** As a record, at the time of the notice. */
    public Record<String, Outcome> under(String key) {
      return new Record<>(key, this, notice.getAt().toEpochMilli());
    }
  }
}
