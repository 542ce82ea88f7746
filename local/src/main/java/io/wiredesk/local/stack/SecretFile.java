package io.wiredesk.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/** Small files that only their owner may read, written whole or not at all. */
public final class SecretFile {
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretFile() {}

  /**
   * Replaces the file in one step, so that a kill leaves the old text or the new; makes its folder
   * when that is missing.
   */
  public static void write(Path file, String text) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(folder, "." + file.getFileName(), ".tmp", ownerOnly("rw-------"));
    Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The secret in the file; a random one is drawn and kept when there is none yet. */
  static String readOrDraw(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] drawn = new byte[SECRET_BYTES];
      RANDOM.nextBytes(drawn);
      write(file, HexFormat.of().formatHex(drawn) + "\n");
    }
    return Files.readString(file).strip();
  }

  /**
   * Attributes for a file or folder that is its owner's alone, where the system knows such.
   *
   * @param permissions as {@code ls} shows them
   */
  static FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
