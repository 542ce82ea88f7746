package io.wiredesk.ingest.feed.drop;

import io.wiredesk.ingest.feed.directory.DirectoryFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one feed's uploads are: {@code drop/<feed>/upload/}, all that its user sees, holds what is
 * being uploaded; what is whole moves to {@code drop/<feed>/} and is taken there like any dropped
 * file. So an upload that breaks off is never taken, and one that is whole is not lost when the
 * broker is away. Thread-safe.
 */
final class DropFolder {
  static final String TRANSPORT = "sftp";

  private static final Logger log = LoggerFactory.getLogger(DropFolder.class);

  /** An upload that nobody has gone on with for so long is given up. */
  private static final Duration ABANDONED = Duration.ofDays(7);

  /** Senders ask after a file right after they sent it. */
  private static final int REMEMBERED = 1000;

  private final Path upload;
  private final DirectoryFeed whole;
  private final int maxFileBytes;
  private final InstantSource clock;
  private final Set<String> beingWritten = ConcurrentHashMap.newKeySet();
  private final Map<String, Path> taken =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Path> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param upload made when it is missing
   * @param whole takes what is whole
   */
  DropFolder(Path upload, DirectoryFeed whole, int maxFileBytes, InstantSource clock)
      throws IOException {
    this.upload = Files.createDirectories(upload);
    this.whole = whole;
    this.maxFileBytes = maxFileBytes;
    this.clock = clock;
  }

  String feed() {
    return whole.name();
  }

  Path upload() {
    return upload;
  }

  DirectoryFeed whole() {
    return whole;
  }

  int maxFileBytes() {
    return maxFileBytes;
  }

  long freeBytes() throws IOException {
    return Files.getFileStore(upload).getUsableSpace();
  }

  /** Whether nobody else writes the file now; the caller then ends what it began. */
  boolean begin(String name) {
    return beingWritten.add(name);
  }

  void end(String name) {
    beingWritten.remove(name);
  }

  /**
   * Sets a whole file apart, so that the next upload of its name is another file; empty where there
   * is none. To be done while its writer still has the name to itself.
   */
  Optional<Path> setApart(String name) throws IOException {
    Path file = upload.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(whole.add(file, name)) : Optional.empty();
  }

  /**
   * Takes a file that was set apart.
   *
   * @throws NotPublished when the broker has not acknowledged it; it is taken later then
   */
  void take(String name, Path apart) throws IOException {
    remember(name, whole.take(apart));
  }

  void discard(String name) throws IOException {
    Files.deleteIfExists(upload.resolve(name));
  }

  /**
   * Tells of an upload that is larger than a message may be, with its beginning, and discards it.
   *
   * @param bytes as many as its sender wanted to write at least
   */
  void refuse(String name, long bytes) throws IOException {
    try {
      whole.refuse(upload.resolve(name), name, bytes);
    } finally {
      discard(name);
    }
  }

  /** Makes room: what broke off and was neither resumed nor sent again goes. */
  void discardAbandoned() throws IOException {
    FileTime before = FileTime.from(clock.instant().minus(ABANDONED));
    try (Stream<Path> files = Files.list(upload)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (Files.getLastModifiedTime(file).compareTo(before) < 0 && begin(name)) {
          discard(name);
          end(name);
          log.warn("upload_abandoned feed={} file={}: discarded", feed(), name);
        }
      }
    }
  }

  /** Where a file is that was uploaded under this name not long ago. */
  synchronized Optional<Path> taken(String name) {
    return Optional.ofNullable(taken.get(name));
  }

  synchronized void remember(String name, Path where) {
    taken.remove(name);
    taken.put(name, where);
  }
}
