package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a stack keeps. One stack has it at a time; the operating system
 * lets go of the lock when the process dies, however it dies.
 */
public final class DataFolder implements AutoCloseable {
  /** Grows when a version can no longer be opened by the software before it. */
  static final int VERSION = 1;

  private static final String VERSION_FILE = "wiredesk-version";
  private static final String LOCK_FILE = "wiredesk.lock";

  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Opens the folder, making it when it is missing.
   *
   * @throws CommandException when it cannot be written, is in use, or was written by newer software
   */
  public static DataFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      make(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        lock(root, channel);
        DataFolder opened = new DataFolder(root, channel);
        opened.requireVersion();
        return opened;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (FileAlreadyExistsException e) {
      throw new CommandException("data folder " + root + " is a file, not a folder", e);
    } catch (AccessDeniedException e) {
      throw new CommandException("data folder " + root + " cannot be written: access denied", e);
    } catch (IOException e) {
      throw new CommandException(
          "data folder " + root + " cannot be written: " + e.getMessage(), e);
    }
  }

  Path root() {
    return root;
  }

  /** A folder inside, made when it is missing. */
  Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new CommandException("cannot make " + root.resolve(name) + ": " + e.getMessage(), e);
    }
  }

  public Path file(String name) {
    return root.resolve(name);
  }

  /** Harmless when repeated. */
  @Override
  public void close() {
    try {
      lockFile.close(); // and with it the lock
    } catch (IOException e) {
      throw new CommandException("cannot release " + root.resolve(LOCK_FILE), e);
    }
  }

  /** What feeds sent is nobody else's business, so a new folder is its owner's alone. */
  private static void make(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      return;
    }
    Path parent = root.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectory(root, SecretFile.ownerOnly("rwx------"));
  }

  private static void lock(Path root, FileChannel channel) throws IOException {
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) { // held inside this very process
      lock = null;
    }
    if (lock == null) {
      throw new CommandException(
          "data folder " + root + " is in use by another wiredesk; stop it or choose --data DIR");
    }
  }

  private void requireVersion() throws IOException {
    Path file = root.resolve(VERSION_FILE);
    if (!Files.exists(file)) {
      SecretFile.write(file, VERSION + "\n");
      return;
    }
    String found = Files.readString(file).strip();
    if (!found.matches("\\d{1,6}")) {
      throw new CommandException(file + " should hold a number, not '" + found + "'");
    }
    if (Integer.parseInt(found) > VERSION) {
      throw new CommandException(
          String.format(
              Locale.ROOT,
              "data folder %s was written by a newer wiredesk (data version %s, this one knows %d)",
              root,
              found,
              VERSION));
    }
  }
}
