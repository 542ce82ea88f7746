package io.wiredesk.enrich.match;

import io.wiredesk.enrich.text.CleanText;
import io.wiredesk.enrich.text.NormalText;
import io.wiredesk.schemas.Copy;
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
 * @param time when it was written: by the wire's clock if that is near ours, else when it was
 *     received
 */
public record IncomingRevision(
    WireStory wire, String text, @Nullable String textHash, Instant time) {
  /**
   * A clock that is further from ours than this is not believed. It only tells how far texts are
   * apart; which revision is the newest, and how far a clock may be ahead there, the life cycle
   * decides by a rule of its own.
   */
  private static final Duration CLOCKS_APART = Duration.ofDays(2);

  public static IncomingRevision of(WireStory wire) {
    String text = CleanText.body(wire);
    String headline = Objects.requireNonNullElse(wire.getHeadline(), "");
    return new IncomingRevision(
        wire, text, NormalText.hash(headline, text).orElse(null), time(wire));
  }

  String storyId() {
    return wire.getStoryId();
  }

  Instant received() {
    return wire.getReceivedAt();
  }

  /** Since when it can be seen; its embargo, if it had one, is past. */
  Instant seen() {
    Instant received = wire.getReceivedAt();
    @Nullable Instant embargoed = textless() ? null : wire.getEmbargoed();
    return embargoed != null && embargoed.isAfter(received) ? embargoed : received;
  }

  /** Whether it is told instead of the story that it was found to be a copy of, or of its group. */
  boolean replaces(Copy copy) {
    return wire.getReplaces().contains(copy.getOfStoryId())
        || wire.getReplaces().contains(copy.getGroupId());
  }

  private static Instant time(WireStory wire) {
    Instant said = wire.getVersionCreated();
    Instant seen = wire.getReceivedAt();
    boolean near =
        said != null
            && Math.abs(said.toEpochMilli() - seen.toEpochMilli()) <= CLOCKS_APART.toMillis();
    return near ? said : seen;
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
