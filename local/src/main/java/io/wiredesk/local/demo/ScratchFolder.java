package io.wiredesk.local.demo;

import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.local.stack.FileTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a demo keeps everything in: a scratch one that goes away with it, or a named one
 * that stays.
 */
public record ScratchFolder(Path path, boolean keep, PrintWriter err) implements AutoCloseable {
  /**
   * Takes the folder that was named, or makes one that goes at the end.
   *
   * @param named stays whatever happens; null for a scratch folder
   * @param keep whether a scratch folder stays, too
   * @param err told when the folder cannot be taken away
   * @throws CommandException when the named folder holds something: the demo counts every message
   */
  public static ScratchFolder open(@Nullable Path named, boolean keep, PrintWriter err)
      throws IOException {
    if (named == null) {
      return new ScratchFolder(Files.createTempDirectory("wiredesk-demo-"), keep, err);
    }
    if (Files.exists(named) && !isEmpty(named)) {
      throw new CommandException(named + " is not empty; the demo needs a folder of its own");
    }
    return new ScratchFolder(named, true, err);
  }

  @Override
  public void close() {
    if (keep) {
      return;
    }
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      err.println("wiredesk: scratch folder " + path + " is left behind: " + e.getMessage());
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CommandException(folder + " is a file, not a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
