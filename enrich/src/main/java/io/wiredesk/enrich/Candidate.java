package io.wiredesk.enrich;

import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A revision as the matchers see it.
 *
 * @param route the detector it belongs to: copies are found within a language
 * @param textHash see {@link NormalText}; null where there is too little text to match
 */
record Candidate(String route, WireStory wire, @Nullable String textHash) {

  static Candidate of(String route, WireStory wire) {
    return new Candidate(route, wire, NormalText.hash(wire).orElse(null));
  }

  String storyId() {
    return wire.getStoryId();
  }

  Instant seen() {
    return wire.getReceivedAt();
  }

  /** Who sent it, for people. */
  String source() {
    return Objects.requireNonNullElse(wire.getProvider(), wire.getFeed());
  }

  /** A key within the route. */
  String key(String id) {
    return route + '\n' + id;
  }
}
