package io.wiredesk.ingest.feed.pull;

import io.wiredesk.ingest.feed.Acknowledgement;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.pull.RemoteFolder.RemoteFile;
import io.wiredesk.ingest.feed.settings.PullSettings;
import io.wiredesk.schemas.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a partner's folder were taken, and as what. A position's etag is the file's size
 * and time, what it has seen the hash of the content, or again size and time where the file was too
 * large to be read; it is dated by when the file was last known to be there, within a few days. Not
 * thread-safe.
 */
final class FolderPositions {
  /** A file may be missed for a while, as when the partner's disk is away, and come back. */
  private static final Duration FORGET = Duration.ofDays(30);

  /** How often it is written down that a file is still there. */
  private static final Duration REFRESH = Duration.ofDays(5);

  private final String feed;
  private final PullSettings settings;
  private final String folder;
  private final FeedServices services;
  private final Map<String, Position> bySource = new HashMap<>();

  /**
   * Reads them.
   *
   * @throws NotPublished when the broker does not answer
   */
  FolderPositions(String feed, PullSettings settings, String folder, FeedServices services) {
    this.feed = feed;
    this.settings = settings;
    this.folder = folder;
    this.services = services;
    String prefix = settings.folder(folder);
    services
        .positions()
        .of(feed)
        .forEach(
            (source, position) -> {
              if (source.startsWith(prefix) && source.indexOf('/', prefix.length()) < 0) {
                bySource.put(source, position);
              }
            });
  }

  /** Whether the file looks as it did when it was taken. */
  boolean isKnown(RemoteFile file) {
    Position position = of(file);
    return position != null && file.stamp().equals(position.getEtag());
  }

  boolean hasTaken(RemoteFile file, String hash) {
    Position position = of(file);
    return position != null && position.getSeen().contains(hash);
  }

  /** Not what was too large. */
  boolean wasRead(RemoteFile file) {
    Position position = of(file);
    return position != null && !position.getSeen().contains(file.stamp());
  }

  private @Nullable Position of(RemoteFile file) {
    return bySource.get(settings.source(folder, file.name()));
  }

  /**
   * Remembers a file that was acknowledged.
   *
   * @throws NotPublished when this was not
   */
  void save(RemoteFile file, String hash, Instant now) {
    Position position =
        Position.newBuilder()
            .setFeed(feed)
            .setSource(settings.source(folder, file.name()))
            .setEtag(file.stamp())
            .setLastItem(file.name())
            .setSeen(List.of(hash))
            .setAt(now)
            .build();
    bySource.put(position.getSource(), position);
    try {
      Acknowledgement.await(services.positions().save(position));
    } catch (NotPublished e) {
      // What it stands for is acknowledged; lost with this process it only means a resend.
      services.meters().positionUnsaved(feed);
      throw e;
    }
  }

  /** The file may be another one under the same size and time: it is read again. */
  void doubt(RemoteFile file) {
    bySource.computeIfPresent(
        settings.source(folder, file.name()),
        (source, position) -> Position.newBuilder(position).setEtag(null).build());
  }

  /** Notes which files are still there, and forgets those that have been missing for long. */
  void keepTrack(Set<String> names, Instant now) {
    List<CompletableFuture<Void>> written = new ArrayList<>();
    for (Position position : List.copyOf(bySource.values())) {
      String source = position.getSource();
      boolean there = names.contains(String.valueOf(position.getLastItem()));
      if (there && position.getAt().isBefore(now.minus(REFRESH))) {
        Position seen = Position.newBuilder(position).setAt(now).build();
        bySource.put(source, seen);
        written.add(services.positions().save(seen));
      } else if (!there && position.getAt().isBefore(now.minus(FORGET).minus(REFRESH))) {
        bySource.remove(source);
        written.add(services.positions().forget(feed, source));
      }
    }
    Acknowledgement.await(CompletableFuture.allOf(written.toArray(CompletableFuture<?>[]::new)));
  }
}
