package io.wiredesk.ingest.feed.directory;

import io.wiredesk.ingest.feed.Acknowledgement;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.ingest.feed.UnreadFile;
import io.wiredesk.ingest.feed.directory.Inbox.Stamped;
import io.wiredesk.ingest.feed.directory.UnacknowledgedFiles.Sent;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One feed's folder. A file is taken when its size and time have not changed between two polls, or
 * at once when somebody who knows says that it is whole; it leaves the inbox only after the broker
 * has acknowledged what is in it. A crash in between means that it is sent again, which does no
 * harm. One thread polls; any may hand over a whole file.
 */
public final class DirectoryFeed {
  private static final Logger log = LoggerFactory.getLogger(DirectoryFeed.class);

  static final String TRANSPORT = "directory";

  private final String name;
  private final String transport;
  private final FeedSettings feed;
  private final Inbox inbox;
  private final Intake intake;
  private final long maxFileBytes;
  private final InstantSource clock;
  private final FeedMeters meters;

  /** As of the last poll. */
  private Map<Path, Stamped> seen = Map.of();

  /** Acknowledged, but could not be moved: moved later, never sent again. */
  private final Map<Stamped, Destination> settled = new ConcurrentHashMap<>();

  /** What a thread is at work on. */
  private final Set<Path> inHand = ConcurrentHashMap.newKeySet();

  /**
   * @param transport as stories name it
   */
  public DirectoryFeed(
      String name,
      String transport,
      FeedSettings feed,
      Inbox inbox,
      Intake intake,
      long maxFileBytes,
      InstantSource clock,
      FeedMeters meters) {
    this.name = name;
    this.transport = transport;
    this.feed = feed;
    this.inbox = inbox;
    this.intake = intake;
    this.maxFileBytes = maxFileBytes;
    this.clock = clock;
    this.meters = meters;
  }

  public String name() {
    return name;
  }

  /** Where a file goes, and what its reason file says. */
  private record Destination(boolean done, @Nullable String reason) {}

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
    UnacknowledgedFiles underway = new UnacknowledgedFiles(this::settle);
    Set<Path> claimed = new HashSet<>();
    try {
      for (Stamped file : files) {
        if (file.equals(before.get(file.path())) && !underway.hasFailed() && claim(file, claimed)) {
          underway.add(new Sent(file, settled.containsKey(file) ? null : publish(file)));
        }
      }
      underway.finish();
    } finally {
      inHand.removeAll(claimed);
    }
  }

  /** Not when another thread has the file in hand, or has moved it since it was listed. */
  private boolean claim(Stamped file, Set<Path> claimed) {
    if (!inHand.add(file.path())) {
      return false;
    }
    claimed.add(file.path());
    return inbox.has(file);
  }

  /** A file that meets a fault of ours stays where it is; those beside it go on. */
  private void settle(Sent sent) {
    try {
      settleOrThrow(sent);
    } catch (NotPublished e) {
      throw e;
    } catch (RuntimeException e) {
      fault(sent.file().path(), e);
    }
  }

  private void fault(Path file, RuntimeException e) {
    meters.sourceFault(name);
    log.error("file_failed feed={} file={}: tried again", name, file, e);
  }

  private void settleOrThrow(Sent sent) {
    Stamped file = sent.file();
    Destination destination =
        sent.receipt() == null
            ? Objects.requireNonNull(settled.get(file))
            : destination(Acknowledgement.await(sent.receipt()));
    settled.put(file, destination);
    move(file, destination);
  }

  /**
   * Moves a whole file in and takes it.
   *
   * @param whole on the inbox's own disk
   * @return where it is when the broker has acknowledged it
   * @throws NotPublished when it has not; the file is in the inbox then, and a poll takes it later
   */
  public Path take(Path whole) throws IOException {
    Path file = inbox.add(whole);
    inHand.add(file);
    try {
      Stamped stamped = Inbox.stamp(file);
      Destination destination = destination(Acknowledgement.await(publish(stamped)));
      settled.put(stamped, destination);
      return move(stamped, destination);
    } finally {
      inHand.remove(file);
    }
  }

  private Path move(Stamped file, Destination destination) {
    try {
      Path moved = inbox.move(file.path(), destination.done, destination.reason);
      settled.remove(file);
      return moved;
    } catch (IOException e) {
      log.error("file_not_moved feed={} file={}: moved later", name, file.path(), e);
      return file.path();
    }
  }

  /** Never throws: what goes wrong with one file is that file's. */
  private CompletableFuture<Receipt> publish(Stamped file) {
    try {
      return read(file);
    } catch (RuntimeException | StackOverflowError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<Receipt> read(Stamped file) {
    ParseContext context =
        feed.context(
                name, transport, null, null, file.path().getFileName().toString(), clock.instant())
            .sentAt(Instant.ofEpochMilli(file.modifiedMillis()));
    if (file.size() > maxFileBytes) {
      return intake.refuse(
          UnreadFile.tooLarge(
              file.size(),
              maxFileBytes,
              "it is kept in rejected/ and not on the topic. Send its items apart."),
          context);
    }
    byte[] bytes;
    try {
      bytes = inbox.read(file);
    } catch (IOException e) {
      String reason =
          "The file cannot be read ("
              + e.getClass().getSimpleName()
              + "). Check its owner and mode.";
      return intake.refuse(UnreadFile.rejected(RejectCode.UNREADABLE, reason), context);
    }
    return intake.take(bytes, context);
  }

  private static Destination destination(Receipt receipt) {
    String reasons =
        receipt.rejected().stream()
            .map(r -> r.code() + ": " + r.reason() + "\n")
            .collect(Collectors.joining());
    return new Destination(!receipt.accepted().isEmpty(), reasons.isEmpty() ? null : reasons);
  }
}
