package io.wiredesk.local.fault;

import io.wiredesk.local.stack.ChildProcess;
import io.wiredesk.local.stack.PartProcess.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * A folder on a file system of its own, with little space left, that only processes started with
 * {@link #surroundings} see. What they wrote is in the folder when it is closed.
 */
final class SmallDisk implements AutoCloseable {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final String MOUNT =
      """
      set -e
      disk="$1.disk"
      mkdir -p "$disk" "$1"
      used=$(du -sm "$1" | cut -f1)
      mount -t tmpfs -o mode=700,size=$((used + $2))m small "$disk"
      cp -a "$1/." "$disk"
      mount --bind "$disk" "$1"
      echo ready
      exec sleep infinity
      """;

  private final Path folder;
  private final ChildProcess holder;

  private SmallDisk(Path folder, ChildProcess holder) {
    this.folder = folder;
    this.holder = holder;
  }

  /**
   * Moves the folder there. Nobody must use it now.
   *
   * @param mebibytes how much space is left
   */
  static SmallDisk under(Path folder, int mebibytes) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
    if (!ROOT) {
      command.addAll(List.of("--user", "--map-root-user"));
    }
    command.addAll(
        List.of("sh", "-c", MOUNT, "small-disk", folder.toString(), Integer.toString(mebibytes)));
    try {
      ChildProcess holder = ChildProcess.start(command, Map.of(), "ready");
      holder.awaitReady();
      return new SmallDisk(folder, holder);
    } catch (IOException | AssertionError e) {
      throw new TestAbortedException("this machine mounts no file system for a test", e);
    }
  }

  /** Of a process that shall see it. */
  Surroundings surroundings() {
    List<String> enter =
        new ArrayList<>(List.of("nsenter", "--target", Long.toString(holder.pid()), "--mount"));
    if (!ROOT) {
      enter.addAll(List.of("--user", "--preserve-credentials"));
    }
    enter.add("--");
    return new Surroundings(enter, Map.of());
  }

  /** Leaves no space. */
  void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  /** Gives the space back. */
  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  /** Moves the folder back. Nobody must use it now. */
  @Override
  public void close() throws IOException {
    free();
    // The folder itself stays: removing it would undo the mount before all is copied.
    String back =
        "set -e; find \"$1\" -mindepth 1 -delete; cp -a \"$2/.\" \"$1\"; rmdir \"$1.disk\"";
    List<String> copy =
        List.of("sh", "-c", back, "small-disk", folder.toString(), seen(folder).toString());
    try {
      int status = new ProcessBuilder(copy).inheritIO().start().waitFor();
      holder.kill();
      if (status != 0) {
        throw new IOException("cannot move " + folder + " back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while moving " + folder + " back", e);
    }
  }

  private Path filler() {
    return seen(folder).resolve("filler");
  }

  /** A path as the processes on the disk see it. */
  private Path seen(Path path) {
    return Path.of("/proc/" + holder.pid() + "/root" + path.toAbsolutePath());
  }
}
