package io.wiredesk.ingest.feed.poll;

import io.wiredesk.ingest.feed.Acknowledgement;
import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.UnreadFile;
import io.wiredesk.ingest.feed.poll.FetchResult.Failed;
import io.wiredesk.ingest.feed.poll.FetchResult.Fetched;
import io.wiredesk.ingest.feed.poll.FetchResult.NotModified;
import io.wiredesk.ingest.feed.poll.FetchResult.TooLarge;
import io.wiredesk.ingest.feed.poll.FetchResult.Validators;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PollSettings;
import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One URL that is asked for news. Each answer is one message of many items; those that are new or
 * say something else than before are published, and only when the broker has acknowledged them does
 * the position move. A "not modified" is doubted now and then, and by a source that was caught
 * lying no longer believed. Not thread-safe: one thread polls it.
 */
public final class PollFeed implements SourceScheduler.Source {
  public static final String TRANSPORT = "poll";

  private static final Logger log = LoggerFactory.getLogger(PollFeed.class);

  /** Asks the URL; the fetcher in production. */
  @FunctionalInterface
  interface HttpGet {
    FetchResult get(URI url, Validators known, PollSettings settings);
  }

  private final String name;
  private final FeedSettings feed;
  private final PollSettings settings;
  private final URI url;
  private final HttpGet http;
  private final FeedServices services;
  private final AdaptiveInterval pace;

  /** Read when it is first asked for, and again should that have failed. */
  private @Nullable PollPosition position;

  /** The last answer, where it was too large and that has been told. */
  private @Nullable TooLarge refused;

  PollFeed(
      String name,
      FeedSettings feed,
      PollSettings settings,
      URI url,
      HttpGet http,
      FeedServices services,
      AdaptiveInterval pace) {
    this.name = name;
    this.feed = feed;
    this.settings = settings;
    this.url = url;
    this.http = http;
    this.services = services;
    this.pace = pace;
  }

  @Override
  public String name() {
    return name + " " + url.getHost();
  }

  @Override
  public Duration poll() {
    try {
      PollPosition known = position();
      if (known.isUnsaved()) {
        save(known);
      }
      FetchResult answer = http.get(url, known.validators(), settings);
      if (answer instanceof Fetched fetched) {
        return take(known, fetched, false);
      }
      if (answer instanceof NotModified
          && known.isDoubtful(services.clock().instant(), settings.recheck())) {
        FetchResult whole = http.get(url, Validators.NONE, settings);
        return whole instanceof Fetched fetched ? take(known, fetched, true) : nothing(whole);
      }
      return nothing(answer);
    } catch (NotPublished e) {
      log.warn("poll_waits feed={} url={} reason={}", name, url, e.getMessage());
      return paced(FeedMeters.Poll.NOT_ACKNOWLEDGED, pace.afterFailure(null));
    }
  }

  private PollPosition position() {
    if (position == null) {
      position = PollPosition.of(services.positions().of(name).get(url.toString()));
    }
    return position;
  }

  /** Publishes what is new, then remembers; never the other way round. */
  private Duration take(PollPosition known, Fetched answer, boolean doubted) {
    refused = null;
    Instant now = services.clock().instant();
    ParseContext context = feed.context(name, TRANSPORT, answer.contentType(), null, null, now);
    List<Outcome> items =
        Formats.parse(answer.body(), context).stream()
            .filter(i -> !(i instanceof NotAStory not && not.isNoItems()))
            .toList();
    List<Outcome> fresh = known.unseen(items);
    if (!fresh.isEmpty()) {
      Acknowledgement.await(services.intake().publish(fresh, context));
    }
    services.meters().unchanged(name, TRANSPORT, items.size() - fresh.size());
    boolean readable = items.isEmpty() || items.stream().anyMatch(i -> i instanceof Parsed);
    known.note(items, fresh, readable ? answer.validators() : null, now);
    if (!fresh.isEmpty()) {
      save(known);
    }
    return next(known, fresh, readable, doubted);
  }

  private Duration next(
      PollPosition known, List<Outcome> fresh, boolean readable, boolean doubted) {
    if (!readable) {
      log.warn("poll_unreadable feed={} url={}: no item of the answer is a story", name, url);
      return paced(FeedMeters.Poll.FAILED, pace.afterFailure(null));
    }
    if (fresh.isEmpty()) {
      return paced(FeedMeters.Poll.NOTHING_NEW, pace.afterNothing());
    }
    if (doubted) {
      known.believeNoMore();
      log.warn("poll_lied feed={} url={}: said 'not modified' of news; asked whole now", name, url);
      return paced(FeedMeters.Poll.LIED, pace.afterNews());
    }
    return paced(FeedMeters.Poll.NEWS, pace.afterNews());
  }

  /** Once, and again only after another answer: it is asked for at every look. */
  private void refuse(TooLarge answer) {
    if (answer.equals(refused)) {
      return;
    }
    ParseContext context =
        feed.context(name, TRANSPORT, null, null, null, services.clock().instant());
    String reason = answer.reason() + " The whole is at " + url + ".";
    Acknowledgement.await(
        services.intake().refuse(UnreadFile.rejected(RejectCode.TOO_LARGE, reason), context));
    refused = answer;
  }

  private Duration nothing(FetchResult answer) {
    if (answer instanceof TooLarge large) {
      refuse(large);
      Duration wait = pace.afterFailure(null);
      log.warn("poll_too_large feed={} url={} next={} reason={}", name, url, wait, large.reason());
      return paced(FeedMeters.Poll.FAILED, wait);
    }
    refused = null;
    if (answer instanceof Failed failed) {
      Duration wait = pace.afterFailure(failed.retryAfter());
      log.warn("poll_failed feed={} url={} next={} reason={}", name, url, wait, failed.reason());
      return paced(FeedMeters.Poll.FAILED, wait);
    }
    return paced(FeedMeters.Poll.NOT_MODIFIED, pace.afterNothing());
  }

  private void save(PollPosition known) {
    try {
      Acknowledgement.await(
          services.positions().save(known.toRecord(name, url, services.clock().instant())));
      known.saved();
    } catch (NotPublished e) {
      services.meters().positionUnsaved(name);
      throw e;
    }
  }

  private Duration paced(FeedMeters.Poll outcome, Duration wait) {
    services.meters().poll(name, TRANSPORT, outcome);
    return wait;
  }
}
