package io.wiredesk.ingest.format;

import java.util.List;
import java.util.Optional;

/** What the contract needs to know of a format: how we write a good message in it. */
interface FormatSample {

  /** The format's name. */
  String format();

  /**
   * One story, as it stands in a message.
   *
   * @param id its identifier; empty for a story that nothing identifies
   * @param date when this version was made, ISO 8601 with a zone unless it is meant to be wrong
   * @param headline without markup; formats that have none leave it out
   * @param text one paragraph, put in as it is, whatever it holds; empty for a story without text
   */
  String story(String id, String date, String headline, String text);

  /** A message of one story, where the story cannot stand without one. */
  default String alone(String story) {
    return story;
  }

  /** Several stories in one message; empty where the format holds just one. */
  default Optional<String> message(List<String> stories) {
    return Optional.empty();
  }

  /** A message of no story at all, as a sender with nothing to say makes it. */
  default Optional<String> none() {
    return message(List.of());
  }

  /** Whether an identifier can be written at all. */
  default boolean identified() {
    return true;
  }

  /** Whether a date that is none is told from text, so that the story carries a warning. */
  default boolean dated() {
    return true;
  }

  default boolean xml() {
    return false;
  }

  /** A story as most tests need it, in a message of its own. */
  default String good() {
    return alone(goodStory());
  }

  /** The same, as it stands in a message. */
  default String goodStory() {
    return story("urn:contract:1", "2026-03-01T10:00:00Z", "Ferry back", "A ferry is back.");
  }
}
