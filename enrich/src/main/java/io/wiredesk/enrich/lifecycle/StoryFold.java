package io.wiredesk.enrich.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order-independent fold: what a story looks like is a function of the <em>set</em> of its
 * released messages, so any permutation, repetition or delay of them ends in the same state.
 */
public final class StoryFold {
  private StoryFold() {}

  /** What a message did to its story. */
  public sealed interface Received {
    StoryState state();
  }

  /** A message not seen before; it waits for the hold stage to release it. */
  record Fresh(StoryState state, StoryMessage entry) implements Received {}

  /** The same message again. Its earlier arrival, if it is one, is all that it can add. */
  record Resent(StoryState state) implements Received {}

  public static Received receive(StoryState state, StoryMessage message) {
    return state
        .find(message.key())
        .<Received>map(known -> new Resent(earliest(state, known, message.receivedAt())))
        .orElseGet(() -> fresh(state.with(message), message.key()));
  }

  /** Beside the others the message may have been made earlier than by itself. */
  private static Fresh fresh(StoryState state, String key) {
    return new Fresh(state, state.find(key).orElseThrow());
  }

  private static StoryState earliest(StoryState state, StoryMessage known, Instant receivedAt) {
    return receivedAt.isBefore(known.receivedAt())
        ? state.replacing(known.received(receivedAt))
        : state;
  }

  /** The released revisions as consumers should see them, in wire order. */
  static List<RevisionView> view(StoryState state) {
    List<StoryMessage> released = state.entries().stream().filter(StoryMessage::released).toList();
    List<RevisionView> view = new ArrayList<>(released.size());
    @Nullable Instant[] killedAt = killedAt(released);
    int silenced = silenced(released);
    @Nullable StoryMessage below = null;
    EarlierRevisions standing = EarlierRevisions.NOTHING;
    for (int i = 0; i < released.size(); i++) {
      StoryMessage entry = released.get(i);
      boolean current = i == released.size() - 1;
      @Nullable Instant killed = killedAt[i] == null ? standing.killedAt(entry) : killedAt[i];
      boolean textless = i <= silenced || standing.freesNothing(entry);
      view.add(
          new RevisionView(entry, below, standing.below(entry), i + 1, current, killed, textless));
      below = entry;
      standing = standing.then(entry);
    }
    return view;
  }

  /** Place of the highest that kills or withholds; up to there nothing has text. */
  private static int silenced(List<StoryMessage> released) {
    int place = released.size() - 1;
    while (place >= 0 && released.get(place).usable()) {
      place--;
    }
    return place;
  }

  /** For each entry the time of the nearest kill at or above it. */
  private static @Nullable Instant[] killedAt(List<StoryMessage> released) {
    @Nullable Instant[] times = new Instant[released.size()];
    Instant nearest = null;
    for (int i = released.size() - 1; i >= 0; i--) {
      nearest = released.get(i).kills() ? released.get(i).stated() : nearest;
      times[i] = nearest;
    }
    return times;
  }

  /**
   * What must be published after a change: every revision that now reads differently, in wire
   * order, and last the current one, whose number has grown. Numbers of the others are not worth a
   * record: they follow from the order.
   */
  public static List<RevisionView> news(StoryState before, StoryState after) {
    Map<String, RevisionView> was = new HashMap<>();
    view(before).forEach(p -> was.put(p.key(), p));
    List<RevisionView> view = view(after);
    List<RevisionView> news = new ArrayList<>();
    for (RevisionView now : view) {
      RevisionView then = was.get(now.key());
      if (then == null || !now.readsLike(then)) {
        news.add(now);
      }
    }
    if (!news.isEmpty() && !news.get(news.size() - 1).current()) {
      news.add(view.get(view.size() - 1));
    }
    return news;
  }
}
