package io.wiredesk.ingest.feed.poll;

import io.wiredesk.ingest.feed.Acknowledgement;
import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Positions;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.check.SampleMessage;
import io.wiredesk.ingest.feed.poll.FetchResult.Failed;
import io.wiredesk.ingest.feed.poll.FetchResult.Fetched;
import io.wiredesk.ingest.feed.poll.FetchResult.NotModified;
import io.wiredesk.ingest.feed.poll.FetchResult.Validators;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PollSettings;
import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.schemas.Position;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One URL that is asked for news. Each answer is one message of many items; those that are new or
 * say something else than before are published, and only when the broker has acknowledged them does
 * the position move. A "not modified" is doubted now and then, and by a source that was caught
 * lying no longer believed. Not thread-safe: one thread gives it its turns.
 */
public final class PollFeed implements SourceScheduler.Source {
  public static final String TRANSPORT = "poll";

  private static final Logger log = LoggerFactory.getLogger(PollFeed.class);

  /** Asks the URL; the fetcher in production. */
  @FunctionalInterface
  interface Web {
    FetchResult get(URI url, Validators known, PollSettings settings);
  }

  /** What all polled feeds share. */
  record Means(
      Web web, Intake intake, Positions positions, FeedMeters meters, InstantSource clock) {}

  private final String name;
  private final FeedSettings feed;
  private final PollSettings settings;
  private final URI url;
  private final Means means;
  private final AdaptiveInterval pace;

  /** Null before the position was read. */
  private @Nullable SeenItems seen;

  private Validators validators = Validators.NONE;
  private Instant believedSince = Instant.EPOCH;
  private @Nullable String lastItem;
  private boolean lies;
  private boolean unsaved;

  PollFeed(
      String name,
      FeedSettings feed,
      PollSettings settings,
      URI url,
      Means means,
      AdaptiveInterval pace) {
    this.name = name;
    this.feed = feed;
    this.settings = settings;
    this.url = url;
    this.means = means;
    this.pace = pace;
  }

  @Override
  public String name() {
    return name + " " + url.getHost();
  }

  @Override
  public Duration turn() {
    try {
      if (seen == null) {
        load();
      }
      if (unsaved) {
        save();
      }
      FetchResult answer = ask();
      if (answer instanceof Fetched fetched) {
        return take(fetched, false);
      }
      if (answer instanceof NotModified && isDoubtful()) {
        FetchResult whole = means.web.get(url, Validators.NONE, settings);
        return whole instanceof Fetched fetched ? take(fetched, true) : nothing(whole);
      }
      return nothing(answer);
    } catch (NotPublished e) {
      log.warn("poll_waits feed={} url={} reason={}", name, url, e.getMessage());
      return paced(FeedMeters.Poll.NOT_ACKNOWLEDGED, pace.afterFailure(null));
    }
  }

  private FetchResult ask() {
    return means.web.get(url, lies ? Validators.NONE : validators, settings);
  }

  private boolean isDoubtful() {
    return !means.clock.instant().isBefore(believedSince.plus(settings.recheck()));
  }

  /** Publishes what is new, then remembers; never the other way round. */
  private Duration take(Fetched answer, boolean doubted) {
    SeenItems known = Objects.requireNonNull(seen);
    Instant now = means.clock.instant();
    ParseContext context = feed.context(name, TRANSPORT, answer.contentType(), null, null, now);
    List<Outcome> items =
        Formats.parse(answer.body(), context).stream()
            .filter(i -> !SampleMessage.isEmptyFeed(i))
            .toList();
    List<Outcome> fresh = items.stream().filter(i -> !known.has(i)).toList();
    if (!fresh.isEmpty()) {
      Acknowledgement.on(means.intake.publish(fresh, context));
    }
    means.meters.unchanged(name, TRANSPORT, items.size() - fresh.size());
    known.add(items);
    believedSince = now;
    boolean readable = items.isEmpty() || items.stream().anyMatch(i -> i instanceof Parsed);
    if (readable) {
      validators = answer.validators();
    }
    if (!fresh.isEmpty()) {
      lastItem = lastStory(fresh);
      unsaved = true;
      save();
    }
    return next(fresh, readable, doubted);
  }

  private Duration next(List<Outcome> fresh, boolean readable, boolean doubted) {
    if (!readable) {
      log.warn("poll_unreadable feed={} url={}: no item of the answer is a story", name, url);
      return paced(FeedMeters.Poll.FAILED, pace.afterFailure(null));
    }
    if (fresh.isEmpty()) {
      return paced(FeedMeters.Poll.NOTHING_NEW, pace.afterNothing());
    }
    if (doubted) {
      lies = true;
      log.warn("poll_lied feed={} url={}: said 'not modified' of news; asked whole now", name, url);
      return paced(FeedMeters.Poll.LIED, pace.afterNews());
    }
    return paced(FeedMeters.Poll.NEWS, pace.afterNews());
  }

  private Duration nothing(FetchResult answer) {
    if (answer instanceof Failed failed) {
      Duration wait = pace.afterFailure(failed.retryAfter());
      log.warn("poll_failed feed={} url={} next={} reason={}", name, url, wait, failed.reason());
      return paced(FeedMeters.Poll.FAILED, wait);
    }
    return paced(FeedMeters.Poll.NOT_MODIFIED, pace.afterNothing());
  }

  private @Nullable String lastStory(List<Outcome> items) {
    return items.stream()
        .flatMap(i -> i instanceof Parsed parsed ? Stream.of(parsed.story().getStoryId()) : null)
        .findFirst()
        .orElse(lastItem);
  }

  private void load() {
    Position position = means.positions.of(name).get(url.toString());
    if (position == null) {
      seen = SeenItems.of(List.of());
      return;
    }
    seen = SeenItems.of(position.getSeen());
    validators = new Validators(position.getEtag(), position.getLastModified());
    lastItem = position.getLastItem();
  }

  private void save() {
    Position position =
        Position.newBuilder()
            .setFeed(name)
            .setSource(url.toString())
            .setEtag(validators.etag())
            .setLastModified(validators.lastModified())
            .setLastItem(lastItem)
            .setSeen(Objects.requireNonNull(seen).entries())
            .setAt(means.clock.instant())
            .build();
    try {
      Acknowledgement.on(means.positions.save(position));
      unsaved = false;
    } catch (NotPublished e) {
      means.meters.positionUnsaved(name);
      throw e;
    }
  }

  private Duration paced(FeedMeters.Poll outcome, Duration wait) {
    means.meters.poll(name, TRANSPORT, outcome);
    return wait;
  }
}
