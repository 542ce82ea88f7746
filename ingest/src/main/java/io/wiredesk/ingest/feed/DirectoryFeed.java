package io.wiredesk.ingest.feed;

import io.wiredesk.ingest.feed.Inbox.Stamped;
import io.wiredesk.ingest.feed.Underway.Sent;
import io.wiredesk.ingest.format.Outcome.NotAStory;
import io.wiredesk.ingest.format.ParseContext;
import io.wiredesk.ingest.format.RejectCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One feed's folder. A file is taken when its size and time have not changed between two polls, and
 * leaves the inbox only after the broker has acknowledged what is in it. A crash in between means
 * that it is sent again, which does no harm. Not thread-safe: one thread polls.
 */
final class DirectoryFeed {
  private static final Logger log = LoggerFactory.getLogger(DirectoryFeed.class);
  private static final byte[] NOT_READ = {};

  private final String name;
  private final FeedSettings feed;
  private final Inbox inbox;
  private final Intake intake;
  private final long maxFileBytes;
  private final InstantSource clock;

  /** As of the last poll. */
  private Map<Path, Stamped> seen = Map.of();

  /** Acknowledged, but could not be moved: moved later, never sent again. */
  private final Map<Stamped, Fate> settled = new HashMap<>();

  DirectoryFeed(
      String name,
      FeedSettings feed,
      Inbox inbox,
      Intake intake,
      long maxFileBytes,
      InstantSource clock) {
    this.name = name;
    this.feed = feed;
    this.inbox = inbox;
    this.intake = intake;
    this.maxFileBytes = maxFileBytes;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  /** Where a file goes, and what its reason file says. */
  private record Fate(boolean done, @Nullable String reason) {}

  /**
   * Takes every file that has come to rest, oldest first. Many are on their way at once, in order;
   * each leaves the inbox when it is acknowledged.
   *
   * @throws NotPublished when the broker did not acknowledge; that file stays, and so do those
   *     behind it that were not on their way yet
   */
  void poll() throws IOException {
    List<Stamped> files = inbox.files();
    Map<Path, Stamped> before = seen;
    seen = files.stream().collect(Collectors.toMap(Stamped::path, f -> f));
    settled.keySet().retainAll(files);
    Underway underway = new Underway(this::settle);
    for (Stamped file : files) {
      if (file.equals(before.get(file.path())) && !underway.hasFailed()) {
        underway.add(new Sent(file, settled.containsKey(file) ? null : take(file)));
      }
    }
    underway.finish();
  }

  private void settle(Sent sent) {
    Stamped file = sent.file();
    Fate fate =
        sent.receipt() == null
            ? Objects.requireNonNull(settled.get(file))
            : fate(await(sent.receipt()));
    settled.put(file, fate);
    try {
      inbox.move(file.path(), fate.done, fate.reason);
      settled.remove(file);
    } catch (IOException e) {
      log.error("file_not_moved feed={} file={}: moved later", name, file.path(), e);
    }
  }

  private CompletableFuture<Receipt> take(Stamped file) {
    ParseContext context =
        feed.context(
                name,
                "directory",
                null,
                null,
                file.path().getFileName().toString(),
                clock.instant())
            .sentAt(Instant.ofEpochMilli(file.modifiedMillis()));
    if (file.size() > maxFileBytes) {
      String reason =
          "The file has "
              + file.size()
              + " bytes, more than "
              + maxFileBytes
              + "; it is kept in rejected/ and not on the topic. Send its items apart.";
      return intake.refuse(new NotAStory(RejectCode.TOO_LARGE, reason, NOT_READ, null), context);
    }
    byte[] bytes;
    try {
      bytes = inbox.read(file);
    } catch (IOException e) {
      String reason =
          "The file cannot be read ("
              + e.getClass().getSimpleName()
              + "). Check its owner and mode.";
      return intake.refuse(new NotAStory(RejectCode.UNREADABLE, reason, NOT_READ, null), context);
    }
    return intake.take(bytes, context);
  }

  private static Receipt await(CompletableFuture<Receipt> receipt) {
    try {
      return receipt.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof NotPublished notPublished ? notPublished : e;
    }
  }

  private static Fate fate(Receipt receipt) {
    String reasons =
        receipt.rejected().stream()
            .map(r -> r.code() + ": " + r.reason() + "\n")
            .collect(Collectors.joining());
    return new Fate(!receipt.accepted().isEmpty(), reasons.isEmpty() ? null : reasons);
  }
}
