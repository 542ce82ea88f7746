package io.wiredesk.ingest.feed.directory;

import io.wiredesk.ingest.feed.FileNames;
import io.wiredesk.service.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A feed's folder on disk, with {@code done/} and {@code rejected/} below it. */
public final class Inbox {
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

  /** A file as it was at one moment. */
  record Stamped(Path path, long size, long modifiedMillis) {}

  /** The files that may be taken, oldest first, then by name. Links are not followed. */
  List<Stamped> files() throws IOException {
    List<Stamped> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path path : entries.filter(Inbox::isFinished).toList()) {
        stamp(path, files);
      }
    }
    files.sort(Comparator.comparingLong(Stamped::modifiedMillis).thenComparing(Stamped::path));
    return files;
  }

  private static void stamp(Path path, List<Stamped> to) throws IOException {
    try {
      BasicFileAttributes now =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (now.isRegularFile()) {
        to.add(new Stamped(path, now.size(), now.lastModifiedTime().toMillis()));
      }
    } catch (NoSuchFileException e) {
      // Renamed by its writer since it was listed; the next poll finds it under its new name.
      return;
    }
  }

  /** A file that is known to be whole. */
  static Stamped stamp(Path path) throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return new Stamped(path, now.size(), now.lastModifiedTime().toMillis());
  }

  private static boolean isFinished(Path path) {
    return FileNames.isFinished(path.getFileName().toString());
  }

  /** Moves a whole file in, under its own name or one like it; returns where it is now. */
  synchronized Path add(Path whole) throws IOException {
    Path to = free(folder, whole.getFileName().toString());
    return Files.move(whole, to, StandardCopyOption.ATOMIC_MOVE);
  }

  boolean has(Stamped file) {
    return Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS);
  }

  byte[] read(Stamped file) throws IOException {
    return Files.readAllBytes(file.path());
  }

  /**
   * Moves a file out, and writes its reason beside where it will be, first.
   *
   * @return where it is now
   */
  synchronized Path move(Path file, boolean done, @Nullable String reason) throws IOException {
    Path to = free(folder.resolve(done ? "done" : "rejected"), file.getFileName().toString());
    if (reason != null) {
      Files.writeString(to.resolveSibling(to.getFileName() + ".reason.txt"), reason);
    }
    return Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Names come again; what was moved before is never overwritten. */
  private static Path free(Path folder, String name) {
    Path path = folder.resolve(name);
    for (int n = 1; Files.exists(path, LinkOption.NOFOLLOW_LINKS); n++) {
      path = folder.resolve(name + "." + n);
    }
    return path;
  }
}
