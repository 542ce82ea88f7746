package io.wiredesk.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that a demo keeps everything in: a scratch one that goes away with it, or a named one
 * that stays.
 */
record DemoFolder(Path path, boolean keep) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoFolder.class);

  /**
   * @param named stays whatever happens; null for a scratch folder
   * @param keep whether a scratch folder stays, too
   * @throws StackException when the named folder holds something: the demo counts every message
   */
  static DemoFolder open(@Nullable Path named, boolean keep) throws IOException {
    if (named == null) {
      return new DemoFolder(Files.createTempDirectory("wiredesk-demo-"), keep);
    }
    if (Files.exists(named) && !isEmpty(named)) {
      throw new StackException(named + " is not empty; the demo needs a folder of its own");
    }
    return new DemoFolder(named, true);
  }

  @Override
  public void close() {
    if (keep) {
      return;
    }
    try {
      for (Path file : deepestFirst()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("scratch folder {} is left behind: {}", path, e.toString());
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new StackException(folder + " is a file, not a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
