package io.wiredesk.monitor.needs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that needs somebody.
 *
 * @param about what: a story, a feed, a reader, a part of the pipeline
 * @param title a story's headline where it is about one, else the name of what it is about
 * @param text one line that says what is so
 * @param copies of a killed story, those that live
 * @param acknowledged who took it on since; empty while nobody did
 */
public record Need(
    NeedKind kind,
    String about,
    @Nullable String storyId,
    String title,
    String text,
    Instant since,
    List<LiveCopy> copies,
    Optional<Acknowledgement> acknowledged) {
  public Need {
    copies = List.copyOf(copies);
  }

  /** A copy whose original was killed. */
  public record LiveCopy(String storyId, String title, @Nullable String feed) {}

  static Need of(NeedKind kind, String about, String text, Instant since) {
    return new Need(kind, about, null, about, text, since, List.of(), Optional.empty());
  }

  /** What it is acknowledged by. */
  @JsonProperty
  public String key() {
    return kind.label() + ":" + about;
  }

  /** What came anew after somebody took it on needs somebody again. */
  Need taken(Optional<Acknowledgement> by) {
    return new Need(
        kind, about, storyId, title, text, since, copies, by.filter(a -> !a.at().isBefore(since)));
  }
}
