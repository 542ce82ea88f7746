package io.wiredesk.ingest.feed.directory;

import io.wiredesk.ingest.feed.Acknowledgement;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.ingest.feed.RestingFiles;
import io.wiredesk.ingest.feed.UnreadFile;
import io.wiredesk.ingest.feed.directory.Inbox.Listing;
import io.wiredesk.ingest.feed.directory.Inbox.Stamped;
import io.wiredesk.ingest.feed.directory.UnacknowledgedFiles.Sent;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.WireSizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One feed's folder. A file is taken when it has come to rest, or at once when somebody who knows
 * says that it is whole; it leaves the inbox only after the broker has acknowledged what is in it.
 * A crash in between means that it is sent again, which does no harm. One thread polls; any may
 * hand over a whole file.
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

  private final RestingFiles<Stamped> resting;

  /** They end in the middle, and more may come. */
  private final Set<Stamped> cutShort = new HashSet<>();

  /** Acknowledged, but could not be moved: moved later, never sent again. */
  private final Map<Stamped, Destination> settled = new ConcurrentHashMap<>();

  /** What a thread is at work on. */
  private final Set<Path> inHand = ConcurrentHashMap.newKeySet();

  /**
   * @param transport as stories name it
   * @param settleTime how long a file must look the same before a poll takes it
   */
  public DirectoryFeed(
      String name,
      String transport,
      FeedSettings feed,
      Inbox inbox,
      Intake intake,
      long maxFileBytes,
      Duration settleTime,
      InstantSource clock,
      FeedMeters meters) {
    this.name = name;
    this.transport = transport;
    this.feed = feed;
    this.inbox = inbox;
    this.intake = intake;
    this.maxFileBytes = maxFileBytes;
    this.resting = new RestingFiles<>(settleTime, clock);
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
    Listing listing = inbox.files();
    listing.unseen().forEach(this::fault);
    List<Stamped> files = listing.files();
    resting.look(files);
    settled.keySet().retainAll(files);
    cutShort.retainAll(files);
    UnacknowledgedFiles underway = new UnacknowledgedFiles(this::settle);
    Set<Path> claimed = new HashSet<>();
    try {
      for (Stamped file : files) {
        if (resting.isAtRest(file) && !underway.hasFailed() && claim(file, claimed)) {
          send(file, underway);
        }
      }
      underway.finish();
    } finally {
      inHand.removeAll(claimed);
    }
  }

  private void send(Stamped file, UnacknowledgedFiles underway) {
    if (settled.containsKey(file)) {
      underway.add(new Sent(file, null));
      return;
    }
    CompletableFuture<Receipt> receipt = publish(file, true);
    if (receipt != null) {
      underway.add(new Sent(file, receipt));
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

  private void fault(Path file, Exception e) {
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
    var unused = move(file, destination);
  }

  /**
   * Moves a whole file in, where nobody else writes to it.
   *
   * @param whole on the inbox's own disk
   * @param name to be known by
   * @return where it is now; a poll takes it, unless {@link #take} does before
   */
  public Path add(Path whole, String name) throws IOException {
    return inbox.add(whole, name);
  }

  /**
   * Takes a file that was added.
   *
   * @return where it is when the broker has acknowledged it
   * @throws NotPublished when it has not; the file is in the inbox then, and a poll takes it later
   */
  public Path take(Path file) throws IOException {
    if (!inHand.add(file)) {
      throw new NotPublished("The file is being taken already.");
    }
    try {
      Stamped stamped = Inbox.stamp(file);
      Destination destination =
          destination(Acknowledgement.await(Objects.requireNonNull(publish(stamped, false))));
      settled.put(stamped, destination);
      return move(stamped, destination);
    } catch (NotPublished e) {
      throw e;
    } catch (RuntimeException e) {
      fault(file, e);
      throw e;
    } finally {
      inHand.remove(file);
    }
  }

  /**
   * Tells of a file that is larger than a message may be, and was not kept.
   *
   * @param head what there is of it
   * @param bytes as many as all of it has at least
   * @throws NotPublished when the broker has not acknowledged it
   */
  public void refuse(Path head, String fileName, long bytes) throws IOException {
    try (InputStream in = Files.newInputStream(head)) {
      byte[] beginning = in.readNBytes(WireSizes.HEAD);
      Acknowledgement.await(
          intake.refuse(UnreadFile.notKept(beginning, bytes, maxFileBytes, ""), context(fileName)));
    }
  }

  private ParseContext context(String fileName) {
    return feed.context(name, transport, null, null, fileName, clock.instant());
  }

  private Path move(Stamped file, Destination destination) {
    try {
      Optional<Path> moved = inbox.move(file, destination.done, destination.reason);
      settled.remove(file);
      if (moved.isEmpty()) {
        log.info("file_written_anew feed={} file={}: taken again", name, file.path());
      }
      return moved.orElse(file.path());
    } catch (IOException e) {
      meters.sourceFault(name);
      log.error("file_not_moved feed={} file={}: moved later", name, file.path(), e);
      return file.path();
    }
  }

  /**
   * Never throws: what goes wrong with one file is that file's.
   *
   * @param mayGrow whether more of it may come
   * @return null where there is to be another look first
   */
  private @Nullable CompletableFuture<Receipt> publish(Stamped file, boolean mayGrow) {
    try {
      ParseContext context =
          context(file.path().getFileName().toString()).sentAt(file.modified().toInstant());
      List<Outcome> items = read(file, context, mayGrow);
      return items.isEmpty() ? null : intake.publish(items, context);
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Empty where there is to be another look first. */
  private List<Outcome> read(Stamped file, ParseContext context, boolean mayGrow) {
    if (mayGrow && cutShort.contains(file) && resting.mayGrow(file)) {
      return List.of();
    }
    Optional<byte[]> bytes;
    try {
      if (file.size() > maxFileBytes) {
        return List.of(inbox.tooLarge(file, maxFileBytes));
      }
      bytes = inbox.read(file);
    } catch (IOException e) {
      String reason =
          "The file cannot be read ("
              + e.getClass().getSimpleName()
              + "). Check its owner and mode.";
      return List.of(UnreadFile.rejected(RejectCode.UNREADABLE, reason));
    }
    List<Outcome> items = bytes.map(b -> Formats.parse(b, context)).orElse(List.of());
    if (mayGrow && RestingFiles.seemCutShort(items) && resting.mayGrow(file)) {
      cutShort.add(file);
      return List.of();
    }
    return items;
  }

  private static Destination destination(Receipt receipt) {
    String reasons =
        receipt.rejected().stream()
            .map(r -> r.code() + ": " + r.reason() + "\n")
            .collect(Collectors.joining());
    return new Destination(!receipt.accepted().isEmpty(), reasons.isEmpty() ? null : reasons);
  }
}
