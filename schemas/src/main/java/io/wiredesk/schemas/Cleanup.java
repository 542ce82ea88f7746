package io.wiredesk.schemas;

/** How a topic gets rid of old records; the value is Kafka's {@code cleanup.policy}. */
public enum Cleanup {
  /** Records older than the topic's retention go. */
  DELETE("delete"),
  /** The newest record of a key stays for ever. */
  COMPACT("compact");

  private final String policy;

  Cleanup(String policy) {
    this.policy = policy;
  }

  String policy() {
    return policy;
  }
}
