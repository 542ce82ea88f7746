package io.wiredesk.ingest.feed;

import java.nio.file.Path;

/**
 * Where feeds keep files on this machine.
 *
 * @param root {@code ingest.dataDir}
 */
public record DataFolders(Path root) {

  /** Watched for files that somebody puts there. */
  public Path inbox(String feed) {
    return root.resolve("inbox").resolve(feed);
  }

  /** Whole uploads; {@code upload/} below it holds those that are not yet. */
  public Path drop(String feed) {
    return root.resolve("drop").resolve(feed);
  }

  /** The SFTP server's own. */
  public Path sftp() {
    return root.resolve("sftp");
  }
}
