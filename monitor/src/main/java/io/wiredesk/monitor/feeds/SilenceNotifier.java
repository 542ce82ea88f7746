package io.wiredesk.monitor.feeds;

import io.wiredesk.monitor.output.DurationText;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells on {@code wire.notices} when a feed falls silent and when it is heard again, once each.
 * What was told is read back from the topic, so that another process goes on where this one ends.
 * Run by one thread; run one monitor, since two would each tell.
 */
public final class SilenceNotifier {
  private final FeedTracker book;
  private final BiConsumer<String, Notice> notices;

  /** Written, and not yet read back. */
  private final Map<String, NoticeKind> written = new HashMap<>();

  public SilenceNotifier(FeedTracker book, BiConsumer<String, Notice> notices) {
    this.book = book;
    this.notices = notices;
  }

  /** Nothing is told before all that was there has been read: it may have been told before. */
  public void look(FeedReport report) {
    if (report.complete()) {
      report.feeds().forEach(feed -> look(feed, report.at()));
    }
  }

  private void look(FeedCount feed, Instant now) {
    Optional<Notice> told = book.toldSilent(feed.feed());
    NoticeKind stands = told.isPresent() ? NoticeKind.FEED_SILENT : NoticeKind.FEED_RESUMED;
    written.remove(feed.feed(), stands);
    NoticeKind is =
        feed.state() == FeedState.SILENT ? NoticeKind.FEED_SILENT : NoticeKind.FEED_RESUMED;
    if (is == stands || is == written.get(feed.feed())) {
      return;
    }
    Notice notice =
        is == NoticeKind.FEED_SILENT
            ? silent(feed, now)
            : resumed(feed, told.map(Notice::getSince).orElse(null), now);
    notices.accept(feed.feed(), notice);
    written.put(feed.feed(), is);
  }

  private static Notice silent(FeedCount feed, Instant now) {
    String interval =
        feed.intervalSeconds().isPresent()
            ? ", where a message is usual every " + DurationText.of(feed.intervalSeconds())
            : "";
    String since =
        feed.last()
            .map(last -> "nothing for " + DurationText.of(Duration.between(last, now)))
            .orElse("nothing yet");
    return notice(NoticeKind.FEED_SILENT, feed, feed.last().orElse(null), now)
        .setText("%s is silent: %s%s".formatted(feed.feed(), since, interval))
        .build();
  }

  private static Notice resumed(FeedCount feed, @Nullable Instant since, Instant now) {
    String after =
        since == null ? "" : " after " + DurationText.of(Duration.between(since, last(feed, now)));
    return notice(NoticeKind.FEED_RESUMED, feed, since, now)
        .setText("%s is heard again%s".formatted(feed.feed(), after))
        .build();
  }

  private static Notice.Builder notice(
      NoticeKind kind, FeedCount feed, @Nullable Instant since, Instant now) {
    return Notice.newBuilder().setKind(kind).setFeed(feed.feed()).setSince(since).setAt(now);
  }

  private static Instant last(FeedCount feed, Instant now) {
    return feed.last().orElse(now);
  }
}
