package io.wiredesk.ingest.feed.drop;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.sshd.sftp.common.SftpException;

/** The names that uploads may have. */
final class UploadName {
  /** What every file system takes, with room for a suffix of ours. */
  private static final int LONGEST = 200;

  private UploadName() {}

  /**
   * The name of a file in the one folder that there is.
   *
   * @throws SftpException for any other
   */
  static String of(Path file) throws SftpException {
    if (file.getNameCount() != 1) {
      throw SftpRefusal.flat();
    }
    String name = Objects.requireNonNull(file.getFileName()).toString();
    if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
      throw SftpRefusal.refused("The file's name is too long or has control characters.");
    }
    return name;
  }
}
