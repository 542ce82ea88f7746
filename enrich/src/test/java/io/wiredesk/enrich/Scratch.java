package io.wiredesk.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for the test driver's stores, in memory where the system offers that: the driver syncs a
 * file to the disk after every record, which on a busy disk takes longer than all the rest.
 */
public final class Scratch implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path dir;

  public Scratch() {
    try {
      dir =
          Files.isWritable(MEMORY)
              ? Files.createTempDirectory(MEMORY, "enrich")
              : Files.createTempDirectory("enrich");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path dir() {
    return dir;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(dir)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
