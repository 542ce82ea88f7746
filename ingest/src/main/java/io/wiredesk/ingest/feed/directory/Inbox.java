package io.wiredesk.ingest.feed.directory;

import io.wiredesk.ingest.feed.FileNames;
import io.wiredesk.ingest.feed.UnreadFile;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.service.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A feed's folder on disk, with {@code done/} and {@code rejected/} below it. */
public final class Inbox {
  /** In bytes; file systems take 255. */
  private static final int LONGEST_NAME = 230;

  private final Path folder;

  private Inbox(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes what is missing of it.
   *
   * @throws ConfigException when it cannot be written to
   */
  public static Inbox open(Path folder) {
    try {
      Files.createDirectories(folder.resolve("done"));
      Files.createDirectories(folder.resolve("rejected"));
      Files.delete(Files.createTempFile(folder, ".writable", ".tmp"));
      return new Inbox(folder);
    } catch (IOException e) {
      throw new ConfigException(
          "cannot write to %s (%s); check ingest.dataDir and its owner"
              .formatted(folder, e.getClass().getSimpleName()));
    }
  }

  /**
   * A file as it was at one moment; equal while it is the same file and says the same.
   *
   * @param key of the file itself, whatever its name; null where the disk has none
   */
  record Stamped(Path path, long size, FileTime modified, @Nullable Object key) {
    static Stamped of(Path path, BasicFileAttributes now) {
      return new Stamped(path, now.size(), now.lastModifiedTime(), now.fileKey());
    }

    private boolean isNow(Path elsewhere) throws IOException {
      Stamped now = stamp(elsewhere);
      return size == now.size && modified.equals(now.modified) && Objects.equals(key, now.key);
    }
  }

  /** What a look found. */
  record Listing(List<Stamped> files, Map<Path, IOException> unseen) {}

  /** The files that may be taken, oldest first, then by name. Links are not followed. */
  Listing files() throws IOException {
    List<Stamped> files = new ArrayList<>();
    Map<Path, IOException> unseen = new LinkedHashMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path path : entries.filter(Inbox::isFinished).toList()) {
        try {
          stamp(path, files);
        } catch (IOException e) {
          // Renamed by its writer since it was listed? The next poll finds it under its new name.
          if (!(e instanceof NoSuchFileException)) {
            unseen.put(path, e);
          }
        }
      }
    }
    files.sort(Comparator.comparing(Stamped::modified).thenComparing(Stamped::path));
    return new Listing(files, unseen);
  }

  private static void stamp(Path path, List<Stamped> to) throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (now.isRegularFile()) {
      to.add(Stamped.of(path, now));
    }
  }

  /** A file that is known to be whole. */
  static Stamped stamp(Path path) throws IOException {
    return Stamped.of(path, Files.readAttributes(path, BasicFileAttributes.class));
  }

  private static boolean isFinished(Path path) {
    return FileNames.isFinished(path.getFileName().toString());
  }

  /** Moves a whole file in, under its name or one like it; returns where it is now. */
  synchronized Path add(Path whole, String name) throws IOException {
    Path to = free(folder, name);
    return Files.move(whole, to, StandardCopyOption.ATOMIC_MOVE);
  }

  boolean has(Stamped file) {
    return Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Reads a file whole; empty when it is no longer as it was. */
  Optional<byte[]> read(Stamped file) throws IOException {
    try (InputStream in = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(file.size() + 1));
      return bytes.length == file.size() ? Optional.of(bytes) : Optional.empty();
    }
  }

  /** What there is to say of a file that is too large to be read whole. */
  NotAStory tooLarge(Stamped file, long most) throws IOException {
    Path kept = folder.resolve("rejected").resolve(file.path().getFileName());
    try (InputStream in = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS)) {
      return UnreadFile.tooLarge(in, file.size(), most, kept.toAbsolutePath().toString());
    }
  }

  /**
   * Moves a file out, and writes its reason beside where it will be, first. One that was written
   * anew since it was stamped is put back: what it says now nobody has read.
   *
   * @return where it is now; empty when it was put back
   */
  synchronized Optional<Path> move(Stamped file, boolean done, @Nullable String reason)
      throws IOException {
    String name = file.path().getFileName().toString();
    Path to = free(folder.resolve(done ? "done" : "rejected"), name);
    Path why = to.resolveSibling(to.getFileName() + ".reason.txt");
    if (reason != null) {
      Files.writeString(why, reason);
    }
    Files.move(file.path(), to, StandardCopyOption.ATOMIC_MOVE);
    if (file.isNow(to)) {
      return Optional.of(to);
    }
    Files.move(to, free(folder, name), StandardCopyOption.ATOMIC_MOVE);
    if (reason != null) {
      Files.delete(why);
    }
    return Optional.empty();
  }

  /** Names come again; what was moved before is never overwritten. */
  private static Path free(Path folder, String name) {
    String kept = spelled(name);
    Path path = folder.resolve(kept);
    for (int n = 1; Files.exists(path, LinkOption.NOFOLLOW_LINKS); n++) {
      path = folder.resolve(kept + "." + n);
    }
    return path;
  }

  /** Leaves room for what we add to a name, in letters that can be written. */
  private static String spelled(String name) {
    String kept = name.replace('\uFFFD', '_'); // where this machine's locale cannot spell it
    while (kept.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      kept = kept.substring(0, kept.length() - 1);
    }
    return kept;
  }
}
