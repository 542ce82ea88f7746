package io.wiredesk.ingest.feed.pull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A folder over SFTP. */
final class SftpFolder implements RemoteFolder {
  /** Beyond it a folder is no drop but an archive. */
  private static final int MOST_FILES = 100_000;

  private final ClientSession session;
  private final SftpClient client;
  private final String folder;

  SftpFolder(ClientSession session, SftpClient client, String folder) {
    this.session = session;
    this.client = client;
    this.folder = folder;
  }

  @Override
  public List<RemoteFile> list() throws IOException {
    List<RemoteFile> files = new ArrayList<>();
    try (SftpClient.CloseableHandle directory = open()) {
      List<SftpClient.DirEntry> part = client.readDir(directory);
      while (part != null) {
        part.stream()
            .filter(e -> e.getAttributes().isRegularFile())
            .forEach(e -> files.add(file(e.getFilename(), e.getAttributes())));
        if (files.size() > MOST_FILES) {
          throw new IOException(folder + " holds more than " + MOST_FILES + " files; clear it");
        }
        part = client.readDir(directory);
      }
    }
    return files;
  }

  private SftpClient.CloseableHandle open() throws IOException {
    try {
      return client.openDir(folder);
    } catch (SftpException e) {
      throw switch (e.getStatus()) {
        case SftpConstants.SSH_FX_NO_SUCH_FILE ->
            new IOException("there is no such folder for this user; see pull: folders", e);
        case SftpConstants.SSH_FX_PERMISSION_DENIED ->
            new IOException("this user may not list it; ask the partner", e);
        default -> e;
      };
    }
  }

  private static RemoteFile file(String name, SftpClient.Attributes attributes) {
    FileTime modified = attributes.getModifyTime();
    return new RemoteFile(
        name, attributes.getSize(), modified == null ? 0 : modified.toInstant().getEpochSecond());
  }

  @Override
  public Optional<RemoteFile> find(String name) throws IOException {
    try {
      return Optional.of(file(name, client.lstat(path(name))));
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public byte[] read(RemoteFile file) throws IOException {
    byte[] bytes;
    try (InputStream in = open(file)) {
      bytes = in.readNBytes(Math.toIntExact(file.size() + 1));
    }
    if (bytes.length != file.size()) {
      throw new IOException("it changes while it is read");
    }
    return bytes;
  }

  @Override
  public InputStream open(RemoteFile file) throws IOException {
    return client.read(path(file.name()));
  }

  @Override
  public void remove(RemoteFile file) throws IOException {
    client.remove(path(file.name()));
  }

  private String path(String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  @Override
  public boolean isOpen() {
    return client.isOpen() && session.isOpen();
  }

  @Override
  public void close() {
    session.close(true);
  }
}
