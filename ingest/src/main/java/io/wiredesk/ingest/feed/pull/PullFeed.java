package io.wiredesk.ingest.feed.pull;

import io.wiredesk.ingest.feed.Acknowledgement;
import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.FileNames;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.RestingFiles;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.UnreadFile;
import io.wiredesk.ingest.feed.pull.RemoteFolder.RemoteFile;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PullSettings;
import io.wiredesk.ingest.feed.settings.PullSettings.After;
import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder on a partner's server. A file is taken when it has come to rest, and its position
 * (size, time and hash of the content) is saved when the broker has acknowledged it, file by file.
 * A name that is known is read again when its size or time changes, and taken again only when its
 * content has. Not thread-safe: one thread polls it.
 */
public final class PullFeed implements SourceScheduler.Source {
  public static final String TRANSPORT = "sftp-pull";

  private static final Logger log = LoggerFactory.getLogger(PullFeed.class);

  /** Connects to the folder; the partner in production. */
  @FunctionalInterface
  interface Connector {
    RemoteFolder open() throws IOException;
  }

  private final String name;
  private final FeedSettings feed;
  private final PullSettings settings;
  private final String folder;
  private final int maxFileBytes;
  private final Connector connector;
  private final FeedServices services;
  private final AdaptiveInterval pace;

  /** Read when it is first asked for, and again should that have failed. */
  private @Nullable FolderPositions positions;

  private final Duration settleTime;
  private final RestingFiles<RemoteFile> resting;

  /** What came of one file. */
  private enum Look {
    TAKEN,
    /** What it holds was taken before. */
    KNOWN,
    /** It may still be written. */
    UNSETTLED
  }

  /**
   * @param folder as the settings name it
   * @param settleTime how long a file must look the same before it is taken
   */
  PullFeed(
      String name,
      FeedSettings feed,
      PullSettings settings,
      String folder,
      int maxFileBytes,
      Duration settleTime,
      Connector connector,
      FeedServices services,
      AdaptiveInterval pace) {
    this.name = name;
    this.feed = feed;
    this.settings = settings;
    this.folder = folder;
    this.maxFileBytes = feed.maxMessageBytes(maxFileBytes);
    this.settleTime = settleTime;
    this.resting = new RestingFiles<>(settleTime, services.clock());
    this.connector = connector;
    this.services = services;
    this.pace = pace;
  }

  @Override
  public String name() {
    return name + " " + settings.folder(folder);
  }

  @Override
  public Duration poll() {
    try {
      FolderPositions known = positions();
      try (RemoteFolder remote = connector.open()) {
        return look(remote, known);
      }
    } catch (NotPublished e) {
      log.warn("pull_waits source={} reason={}", name(), e.getMessage());
      return paced(FeedMeters.Poll.NOT_ACKNOWLEDGED, pace.afterFailure(null));
    } catch (IOException e) {
      log.warn("pull_failed source={} reason={}", name(), e.getMessage());
      return paced(FeedMeters.Poll.FAILED, pace.afterFailure(null));
    }
  }

  private FolderPositions positions() {
    if (positions == null) {
      positions = new FolderPositions(name, settings, folder, services);
    }
    return positions;
  }

  private Duration look(RemoteFolder remote, FolderPositions known) throws IOException {
    List<RemoteFile> files =
        remote.list().stream()
            .filter(f -> FileNames.isFinished(f.name()) && settings.files().matches(f.name()))
            .sorted(
                Comparator.comparingLong(RemoteFile::modifiedSeconds)
                    .thenComparing(RemoteFile::name))
            .toList();
    resting.look(files);
    Set<Look> looks = EnumSet.noneOf(Look.class);
    for (RemoteFile file : files) {
      try {
        looks.add(look(remote, file, known));
      } catch (IOException e) {
        unread(remote, file, e);
      } catch (NotPublished e) {
        throw e;
      } catch (RuntimeException | Error e) {
        fault(file, e);
      }
    }
    known.keepTrack(
        files.stream().map(RemoteFile::name).collect(Collectors.toSet()),
        services.clock().instant());
    boolean taken = looks.contains(Look.TAKEN);
    Duration wait = taken ? pace.afterNews() : pace.afterNothing();
    return paced(
        taken ? FeedMeters.Poll.NEWS : FeedMeters.Poll.NOTHING_NEW,
        looks.contains(Look.UNSETTLED) && wait.compareTo(settleTime) > 0 ? settleTime : wait);
  }

  private Look look(RemoteFolder remote, RemoteFile file, FolderPositions known)
      throws IOException {
    if (known.isKnown(file)) {
      services.meters().unchanged(name, TRANSPORT, 1);
      removeWhatWasTaken(remote, file, known);
      return Look.KNOWN;
    }
    return resting.isAtRest(file) ? take(remote, file, known) : Look.UNSETTLED;
  }

  /** One file that cannot be read or removed must not keep back the next, if anything can be. */
  private void unread(RemoteFolder remote, RemoteFile file, IOException e) throws IOException {
    if (!remote.isOpen()) {
      throw e;
    }
    services.meters().sourceFault(name());
    log.warn("pull_unread source={} file={} reason={}", name(), file.name(), e.getMessage());
  }

  /** The file is asked for again at the next look; those beside it have nothing to do with it. */
  private void fault(RemoteFile file, Throwable e) {
    services.meters().sourceFault(name());
    log.error("file_failed source={} file={}", name(), file.name(), e);
  }

  private Look take(RemoteFolder remote, RemoteFile file, FolderPositions known)
      throws IOException {
    Instant now = services.clock().instant();
    ParseContext context =
        feed.context(name, TRANSPORT, null, null, file.name(), now)
            .sentAt(Instant.ofEpochSecond(file.modifiedSeconds()));
    boolean tooLarge = file.size() > maxFileBytes;
    byte[] bytes = tooLarge ? new byte[0] : remote.read(file);
    String hash = tooLarge ? file.stamp() : Sha256.hex(bytes);
    boolean changed = !known.hasTaken(file, hash);
    if (changed) {
      List<Outcome> items =
          tooLarge ? List.of(tooLarge(remote, file)) : Formats.parse(bytes, context);
      if (RestingFiles.seemCutShort(items) && resting.mayGrow(file)) {
        return Look.UNSETTLED;
      }
      Acknowledgement.await(services.intake().publish(items, context));
    }
    known.save(file, hash, now);
    removeWhatWasTaken(remote, file, known);
    return changed ? Look.TAKEN : Look.KNOWN;
  }

  /**
   * Removes what was acknowledged, and nothing else: a file that was written anew in the meantime,
   * be it with the same size in the same second, is left for the next look. What was too large to
   * be read stays, too: there is no other copy of it.
   */
  private void removeWhatWasTaken(RemoteFolder remote, RemoteFile file, FolderPositions known)
      throws IOException {
    if (settings.after() != After.DELETE
        || !known.wasRead(file)
        || !remote.find(file.name()).equals(Optional.of(file))) {
      return;
    }
    if (known.hasTaken(file, Sha256.hex(remote.read(file)))) {
      remote.remove(file);
    } else {
      known.doubt(file);
    }
  }

  private NotAStory tooLarge(RemoteFolder remote, RemoteFile file) throws IOException {
    try (InputStream in = remote.open(file)) {
      return UnreadFile.tooLarge(
          in, file.size(), maxFileBytes, settings.source(folder, file.name()));
    }
  }

  private Duration paced(FeedMeters.Poll outcome, Duration wait) {
    services.meters().poll(name, TRANSPORT, outcome);
    return wait;
  }
}
