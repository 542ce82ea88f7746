package io.wiredesk.ingest.feed.poll;

import io.wiredesk.ingest.feed.poll.FetchResult.Validators;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.schemas.Position;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one polled source stands: what it has shown, what it said of its state, and whether its
 * "not modified" is believed. Not thread-safe.
 */
final class PollPosition {
  private final SeenItems seen;
  private Validators validators;
  private @Nullable String lastItem;
  private Instant believedSince = Instant.EPOCH;
  private boolean lies;
  private boolean unsaved;

  private PollPosition(SeenItems seen, Validators validators, @Nullable String lastItem) {
    this.seen = seen;
    this.validators = validators;
    this.lastItem = lastItem;
  }

  /**
   * As it was saved.
   *
   * @param saved null for a source that was never asked
   */
  static PollPosition of(@Nullable Position saved) {
    return saved == null
        ? new PollPosition(SeenItems.of(List.of()), Validators.NONE, null)
        : new PollPosition(
            SeenItems.of(saved.getSeen()),
            new Validators(saved.getEtag(), saved.getLastModified()),
            saved.getLastItem());
  }

  /** To ask with: none for a source that was caught lying, which then answers in whole. */
  Validators validators() {
    return lies ? Validators.NONE : validators;
  }

  boolean isDoubtful(Instant now, Duration recheck) {
    return !now.isBefore(believedSince.plus(recheck));
  }

  void believeNoMore() {
    lies = true;
  }

  List<Outcome> unseen(List<Outcome> items) {
    return items.stream().filter(item -> !seen.has(item)).toList();
  }

  /**
   * Notes a whole answer, all of it acknowledged.
   *
   * @param fresh those of the items that were published
   * @param told null where the answer was of no use and is to be given again
   */
  void note(
      List<Outcome> items, List<Outcome> fresh, @Nullable Validators told, Instant receivedAt) {
    seen.add(items);
    believedSince = receivedAt;
    validators = told == null ? validators : told;
    if (!fresh.isEmpty()) {
      lastItem = firstStory(fresh);
      unsaved = true;
    }
  }

  private @Nullable String firstStory(List<Outcome> items) {
    return items.stream()
        .flatMap(i -> i instanceof Parsed parsed ? Stream.of(parsed.story().getStoryId()) : null)
        .findFirst()
        .orElse(lastItem);
  }

  boolean isUnsaved() {
    return unsaved;
  }

  void saved() {
    unsaved = false;
  }

  Position toRecord(String feed, URI url, Instant now) {
    return Position.newBuilder()
        .setFeed(feed)
        .setSource(url.toString())
        .setEtag(validators.etag())
        .setLastModified(validators.lastModified())
        .setLastItem(lastItem)
        .setSeen(seen.entries())
        .setAt(now)
        .build();
  }
}
