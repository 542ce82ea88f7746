package io.wiredesk.ingest.feed.pull;

import io.wiredesk.ingest.feed.Acknowledgement;
import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Positions;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.directory.Inbox;
import io.wiredesk.ingest.feed.pull.RemoteFolder.RemoteFile;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PullSettings;
import io.wiredesk.ingest.feed.settings.PullSettings.After;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Position;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder on a partner's server. A file is taken when two looks found it alike, and its position
 * (size, time and hash of the content) is saved when the broker has acknowledged it, file by file.
 * A name that is known is read again when its size or time changes, and taken again only when its
 * content has. Not thread-safe: one thread gives it its turns.
 */
public final class PullFeed implements SourceScheduler.Source {
  public static final String TRANSPORT = "sftp-pull";

  private static final Logger log = LoggerFactory.getLogger(PullFeed.class);
  private static final byte[] NOT_READ = {};

  /** How soon to look again at what may still be written. */
  private static final Duration SETTLE = Duration.ofSeconds(5);

  /** A file may be missed for a while, as when the partner's disk is away, and come back. */
  private static final Duration FORGET = Duration.ofDays(30);

  /** Connects to the folder; the partner in production. */
  @FunctionalInterface
  interface Door {
    RemoteFolder open() throws IOException;
  }

  /** What all such feeds share. */
  record Means(Intake intake, Positions positions, FeedMeters meters, InstantSource clock) {}

  private final String name;
  private final FeedSettings feed;
  private final PullSettings settings;
  private final String folder;
  private final int maxFileBytes;
  private final Door door;
  private final Means means;
  private final AdaptiveInterval pace;

  /** By source; null before they were read. */
  private @Nullable Map<String, Position> known;

  private Map<String, RemoteFile> before = Map.of();

  /**
   * @param folder as the settings name it
   */
  PullFeed(
      String name,
      FeedSettings feed,
      PullSettings settings,
      String folder,
      int maxFileBytes,
      Door door,
      Means means,
      AdaptiveInterval pace) {
    this.name = name;
    this.feed = feed;
    this.settings = settings;
    this.folder = folder;
    this.maxFileBytes = feed.maxMessageBytes(maxFileBytes);
    this.door = door;
    this.means = means;
    this.pace = pace;
  }

  @Override
  public String name() {
    return name + " " + settings.folder(folder);
  }

  @Override
  public Duration turn() {
    try {
      Map<String, Position> positions = known == null ? load() : known;
      try (RemoteFolder remote = door.open()) {
        return look(remote, positions);
      }
    } catch (NotPublished e) {
      log.warn("pull_waits source={} reason={}", name(), e.getMessage());
      return paced(FeedMeters.Poll.NOT_ACKNOWLEDGED, pace.afterFailure(null));
    } catch (IOException e) {
      log.warn("pull_failed source={} reason={}", name(), e.getMessage());
      return paced(FeedMeters.Poll.FAILED, pace.afterFailure(null));
    }
  }

  private Duration look(RemoteFolder remote, Map<String, Position> positions) throws IOException {
    List<RemoteFile> files =
        remote.list().stream()
            .filter(f -> Inbox.isFinished(f.name()) && settings.files().matches(f.name()))
            .sorted(
                Comparator.comparingLong(RemoteFile::modifiedSeconds)
                    .thenComparing(RemoteFile::name))
            .toList();
    Map<String, RemoteFile> last = before;
    before = files.stream().collect(Collectors.toMap(RemoteFile::name, f -> f, (a, b) -> b));
    int taken = 0;
    boolean unsettled = false;
    @Nullable IOException failure = null;
    for (RemoteFile file : files) {
      if (isKnown(file, positions)) {
        means.meters.unchanged(name, TRANSPORT, 1);
        removeWhatWasTaken(remote, file, positions);
      } else if (!file.equals(last.get(file.name()))) {
        unsettled = true;
      } else {
        try {
          taken += take(remote, file, positions) ? 1 : 0;
        } catch (IOException e) {
          failure = unread(remote, file, e);
        }
      }
    }
    forget(positions);
    if (failure != null) {
      return paced(FeedMeters.Poll.FAILED, pace.afterFailure(null));
    }
    Duration wait = taken > 0 ? pace.afterNews() : pace.afterNothing();
    return paced(
        taken > 0 ? FeedMeters.Poll.NEWS : FeedMeters.Poll.NOTHING_NEW,
        unsettled && wait.compareTo(SETTLE) > 0 ? SETTLE : wait);
  }

  private boolean isKnown(RemoteFile file, Map<String, Position> positions) {
    Position position = positions.get(source(file));
    return position != null && file.stamp().equals(position.getEtag());
  }

  /** One file that cannot be read must not keep back the next, unless nothing can be read. */
  private IOException unread(RemoteFolder remote, RemoteFile file, IOException e)
      throws IOException {
    if (!remote.isOpen()) {
      throw e;
    }
    log.warn("pull_unread source={} file={} reason={}", name(), file.name(), e.getMessage());
    return e;
  }

  /** Whether there was anything to publish. */
  private boolean take(RemoteFolder remote, RemoteFile file, Map<String, Position> positions)
      throws IOException {
    Instant now = means.clock.instant();
    ParseContext context =
        feed.context(name, TRANSPORT, null, null, file.name(), now)
            .sentAt(Instant.ofEpochSecond(file.modifiedSeconds()));
    boolean tooLarge = file.size() > maxFileBytes;
    byte[] bytes = tooLarge ? NOT_READ : remote.read(file);
    String hash = tooLarge ? file.stamp() : Sha256.hex(bytes);
    Position old = positions.get(source(file));
    boolean changed = old == null || !old.getSeen().contains(hash);
    if (changed) {
      Acknowledgement.on(
          tooLarge
              ? means.intake.refuse(tooLarge(file), context)
              : means.intake.take(bytes, context));
    }
    save(file, hash, now, positions);
    removeWhatWasTaken(remote, file, positions);
    return changed;
  }

  /** Not what was too large to be read: there is no other copy of it. */
  private void removeWhatWasTaken(
      RemoteFolder remote, RemoteFile file, Map<String, Position> positions) throws IOException {
    Position position = positions.get(source(file));
    boolean read = position != null && !position.getSeen().contains(file.stamp());
    if (settings.after() == After.DELETE && read) {
      remote.remove(file);
    }
  }

  private NotAStory tooLarge(RemoteFile file) {
    return new NotAStory(
        RejectCode.TOO_LARGE,
        "The file has %d bytes, more than %d; it was not read. Ask for its items apart."
            .formatted(file.size(), maxFileBytes),
        NOT_READ,
        null);
  }

  private void save(RemoteFile file, String hash, Instant now, Map<String, Position> positions) {
    Position position =
        Position.newBuilder()
            .setFeed(name)
            .setSource(source(file))
            .setEtag(file.stamp())
            .setLastItem(file.name())
            .setSeen(List.of(hash))
            .setAt(now)
            .build();
    positions.put(position.getSource(), position);
    try {
      Acknowledgement.on(means.positions.save(position));
    } catch (NotPublished e) {
      // What it stands for is acknowledged; lost with this process it only means a resend.
      means.meters.positionUnsaved(name);
      throw e;
    }
  }

  private void forget(Map<String, Position> positions) {
    Instant before30Days = means.clock.instant().minus(FORGET);
    List<String> gone =
        positions.values().stream()
            .filter(p -> p.getAt().isBefore(before30Days))
            .filter(p -> !before.containsKey(String.valueOf(p.getLastItem())))
            .map(Position::getSource)
            .toList();
    for (String source : gone) {
      Acknowledgement.on(means.positions.forget(name, source));
      positions.remove(source);
    }
  }

  private Map<String, Position> load() {
    String prefix = settings.folder(folder);
    Map<String, Position> mine = new HashMap<>();
    means
        .positions
        .of(name)
        .forEach(
            (source, position) -> {
              if (source.startsWith(prefix) && source.indexOf('/', prefix.length()) < 0) {
                mine.put(source, position);
              }
            });
    known = mine;
    return mine;
  }

  private String source(RemoteFile file) {
    return settings.source(folder, file.name());
  }

  private Duration paced(FeedMeters.Poll outcome, Duration wait) {
    means.meters.poll(name, TRANSPORT, outcome);
    return wait;
  }
}
