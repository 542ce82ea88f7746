package io.wiredesk.enrich;

import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A revision as the matchers see it.
 *
 * @param text see {@link CleanText}
 * @param textHash see {@link NormalText}; null where there is too little text to match
 */
record Candidate(WireStory wire, String text, @Nullable String textHash) {
  /** A clock that is further from ours than this is not believed. */
  private static final Duration CLOCKS_APART = Duration.ofDays(2);

  static Candidate of(WireStory wire) {
    String text = CleanText.body(wire);
    return new Candidate(wire, text, NormalText.hash(text).orElse(null));
  }

  String storyId() {
    return wire.getStoryId();
  }

  Instant seen() {
    return wire.getReceivedAt();
  }

  /** When it was written: by the wire's clock if that is near ours, else when it was received. */
  Instant time() {
    Instant said = wire.getVersionCreated();
    boolean near =
        said != null && Duration.between(said, seen()).abs().compareTo(CLOCKS_APART) <= 0;
    return near && said != null ? said : seen();
  }

  /** Killed or withheld: published without its text. */
  boolean textless() {
    return wire.getBody().isEmpty() && wire.getHeadline() == null;
  }

  /** Who sent it, for people. */
  String source() {
    return Objects.requireNonNullElse(wire.getProvider(), wire.getFeed());
  }
}
