package io.wiredesk.sink.story;

import io.wiredesk.schemas.WireTopic;
import java.util.Arrays;
import java.util.Optional;

/**
 * The two ways a story reaches storage. In order of precedence: of two records with one revision
 * number, the one that calls the story its own wins over the one that calls it a copy.
 */
public enum Lane {
  COPY("copy", WireTopic.DUPLICATES),
  STORY("story", WireTopic.STORIES);

  private final String label;
  private final WireTopic topic;

  Lane(String label, WireTopic topic) {
    this.label = label;
    this.topic = topic;
  }

  /** As written in the {@code lane} columns; sorts there as the constants do here. */
  public String label() {
    return label;
  }

  public WireTopic topic() {
    return topic;
  }

  public static Optional<Lane> ofTopic(String topicName) {
    return Arrays.stream(values()).filter(l -> l.topic.topicName().equals(topicName)).findFirst();
  }

  public static Lane labelled(String label) {
    return label.equals(STORY.label) ? STORY : COPY;
  }
}
