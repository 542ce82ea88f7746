package io.wiredesk.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder and all that is in it. */
public final class FileTree {
  private FileTree() {}

  public static void delete(Path folder) throws IOException {
    for (Path file : deepestFirst(folder)) {
      Files.deleteIfExists(file);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
