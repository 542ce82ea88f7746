package io.wiredesk.ingest.feed.pull;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A folder on a partner's server, while a connection to it is open. */
public interface RemoteFolder extends AutoCloseable {

  /**
   * A file as the server lists it.
   *
   * @param modifiedSeconds since 1970; what the server makes of it is its own affair
   */
  record RemoteFile(String name, long size, long modifiedSeconds) {
    /** Changes when the file does, mostly: that is why contents are hashed, too. */
    String stamp() {
      return size + "-" + modifiedSeconds;
    }
  }

  /** The regular files in it. */
  List<RemoteFile> list() throws IOException;

  /** The file of that name as it is now; empty when there is none. */
  Optional<RemoteFile> find(String name) throws IOException;

  /**
   * Reads a file whole.
   *
   * @throws IOException when that fails, or the file is not as it was listed
   */
  byte[] read(RemoteFile file) throws IOException;

  /** Reads a file from its beginning; the caller closes it. */
  InputStream open(RemoteFile file) throws IOException;

  void remove(RemoteFile file) throws IOException;

  /** Whether the connection still serves. */
  boolean isOpen();

  @Override
  void close();
}
