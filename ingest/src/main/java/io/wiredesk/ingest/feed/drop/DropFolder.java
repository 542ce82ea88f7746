package io.wiredesk.ingest.feed.drop;

import io.wiredesk.ingest.feed.directory.DirectoryFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where one feed's uploads are: {@code drop/<feed>/upload/}, all that its user sees, holds what is
 * being uploaded; what is whole moves to {@code drop/<feed>/} and is taken there like any dropped
 * file. So an upload that breaks off is never taken, and one that is whole is not lost when the
 * broker is away. Thread-safe.
 */
final class DropFolder {
  static final String TRANSPORT = "sftp";

  /** Senders ask after a file right after they sent it. */
  private static final int REMEMBERED = 1000;

  private final Path upload;
  private final DirectoryFeed whole;
  private final int maxFileBytes;
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
  DropFolder(Path upload, DirectoryFeed whole, int maxFileBytes) throws IOException {
    this.upload = Files.createDirectories(upload);
    this.whole = whole;
    this.maxFileBytes = maxFileBytes;
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

  /** Where a file is that was uploaded under this name not long ago. */
  synchronized Optional<Path> taken(String name) {
    return Optional.ofNullable(taken.get(name));
  }

  synchronized void remember(String name, Path where) {
    taken.remove(name);
    taken.put(name, where);
  }
}
