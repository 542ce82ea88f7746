package io.wiredesk.ingest.feed.pull;

import io.wiredesk.ingest.feed.Acknowledgement;
import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.FileNames;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.UnreadFile;
import io.wiredesk.ingest.feed.pull.RemoteFolder.RemoteFile;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PullSettings;
import io.wiredesk.ingest.feed.settings.PullSettings.After;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
 * content has. Not thread-safe: one thread polls it.
 */
public final class PullFeed implements SourceScheduler.Source {
  public static final String TRANSPORT = "sftp-pull";

  private static final Logger log = LoggerFactory.getLogger(PullFeed.class);

  /** How soon to look again at what may still be written. */
  private static final Duration SETTLE = Duration.ofSeconds(5);

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

  /** By name, as the last look found them. */
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
      Connector connector,
      FeedServices services,
      AdaptiveInterval pace) {
    this.name = name;
    this.feed = feed;
    this.settings = settings;
    this.folder = folder;
    this.maxFileBytes = feed.maxMessageBytes(maxFileBytes);
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
    Map<String, RemoteFile> last = before;
    before = files.stream().collect(Collectors.toMap(RemoteFile::name, f -> f, (a, b) -> b));
    int taken = 0;
    boolean unsettled = false;
    @Nullable IOException failure = null;
    for (RemoteFile file : files) {
      if (known.isKnown(file)) {
        services.meters().unchanged(name, TRANSPORT, 1);
        removeWhatWasTaken(remote, file, known);
      } else if (!file.equals(last.get(file.name()))) {
        unsettled = true;
      } else {
        try {
          taken += take(remote, file, known) ? 1 : 0;
        } catch (IOException e) {
          failure = unread(remote, file, e);
        } catch (NotPublished e) {
          throw e;
        } catch (RuntimeException e) {
          fault(file, e);
        }
      }
    }
    known.forgetAllBut(before.keySet(), services.clock().instant());
    if (failure != null) {
      return paced(FeedMeters.Poll.FAILED, pace.afterFailure(null));
    }
    Duration wait = taken > 0 ? pace.afterNews() : pace.afterNothing();
    return paced(
        taken > 0 ? FeedMeters.Poll.NEWS : FeedMeters.Poll.NOTHING_NEW,
        unsettled && wait.compareTo(SETTLE) > 0 ? SETTLE : wait);
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

  /** The file is asked for again at the next look; those beside it have nothing to do with it. */
  private void fault(RemoteFile file, RuntimeException e) {
    services.meters().sourceFault(name());
    log.error("file_failed source={} file={}", name(), file.name(), e);
  }

  /** Whether there was anything to publish. */
  private boolean take(RemoteFolder remote, RemoteFile file, FolderPositions known)
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
      Acknowledgement.await(
          tooLarge
              ? services.intake().refuse(tooLarge(file), context)
              : services.intake().take(bytes, context));
    }
    known.save(file, hash, now);
    removeWhatWasTaken(remote, file, known);
    return changed;
  }

  /** Not what was too large to be read: there is no other copy of it. */
  private void removeWhatWasTaken(RemoteFolder remote, RemoteFile file, FolderPositions known)
      throws IOException {
    if (settings.after() == After.DELETE && known.wasRead(file)) {
      remote.remove(file);
    }
  }

  private NotAStory tooLarge(RemoteFile file) {
    return UnreadFile.tooLarge(
        file.size(), maxFileBytes, "it was not read. Ask for its items apart.");
  }

  private Duration paced(FeedMeters.Poll outcome, Duration wait) {
    services.meters().poll(name, TRANSPORT, outcome);
    return wait;
  }
}
