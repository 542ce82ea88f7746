package io.wiredesk.ingest.feed.drop;

import static io.wiredesk.ingest.feed.drop.SftpRefusal.failure;
import static io.wiredesk.ingest.feed.drop.SftpRefusal.flat;
import static io.wiredesk.ingest.feed.drop.SftpRefusal.refused;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_OP_UNSUPPORTED;

import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedMeters.Upload;
import io.wiredesk.ingest.feed.FileNames;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.jspecify.annotations.Nullable;

/**
 * One session's side of SFTP: a flat folder to upload to. The answer to CLOSE, or to RENAME where a
 * file was uploaded under a name for unfinished ones, is the acknowledgement: it is good only when
 * the broker has the file's stories. Requests of a session come one after the other, on one thread.
 */
final class UploadSubsystem extends SftpSubsystem {
  private final DropFolder folder;
  private final UploadEnds ends;
  private final long minFreeBytes;
  private final Map<String, Uploading> uploads = new ConcurrentHashMap<>();

  UploadSubsystem(
      ChannelSession channel,
      SftpSubsystemConfigurator configurator,
      DropFolder folder,
      FeedMeters meters,
      long minFreeBytes) {
    super(channel, configurator);
    this.folder = folder;
    this.ends = new UploadEnds(folder, meters);
    this.minFreeBytes = minFreeBytes;
  }

  @Override
  protected String doOpen(int id, String path, int pflags, int access, Map<String, Object> attrs)
      throws IOException {
    if (!isWrite(FileHandle.getOpenOptions(pflags, access))) {
      return super.doOpen(id, path, pflags, access, attrs);
    }
    if (folder.freeBytes() < minFreeBytes) {
      ends.count(Upload.DISK_FULL);
      throw failure("The disk here is nearly full. Send the file again later.");
    }
    try {
      return begin(id, path, pflags, access);
    } catch (IOException | RuntimeException e) {
      ends.count(Upload.REFUSED);
      throw e;
    }
  }

  private String begin(int id, String path, int pflags, int access) throws IOException {
    String name = nameOf(path);
    if (!folder.begin(name)) {
      throw refused("Somebody else is uploading a file of that name.");
    }
    try {
      // Without the mode that its sender wants, which may lock us out.
      String handle = super.doOpen(id, path, pflags, access, Map.of());
      uploads.put(handle, new Uploading(name));
      return handle;
    } catch (IOException | RuntimeException e) {
      folder.end(name);
      throw e;
    }
  }

  private static boolean isWrite(Set<? extends OpenOption> options) {
    return options.contains(StandardOpenOption.WRITE)
        || options.contains(StandardOpenOption.APPEND);
  }

  @Override
  protected void doWrite(
      int id, String handle, long offset, int length, byte[] data, int at, int remaining)
      throws IOException {
    Uploading upload = uploads.get(handle);
    if (upload == null || !(handles.get(handle) instanceof FileHandle file)) {
      super.doWrite(id, handle, offset, length, data, at, remaining);
      return;
    }
    long end = (file.isOpenAppend() ? file.getFileChannel().size() : offset) + length;
    if (offset < 0 || end > folder.maxFileBytes()) {
      upload.tooLarge(end);
      throw failure("More than " + folder.maxFileBytes() + " bytes. Send its items apart.");
    }
    try {
      super.doWrite(id, handle, offset, length, data, at, remaining);
    } catch (IOException e) {
      // What follows may fit again, and would make a file with a hole.
      ends.notWritten(upload, e);
      throw failure("The file cannot be written here now. Send it again later.");
    }
  }

  @Override
  protected void doClose(int id, String handle) throws IOException {
    Uploading upload = uploads.remove(handle);
    if (upload == null) {
      super.doClose(id, handle);
      return;
    }
    Optional<Path> apart;
    try {
      apart = end(id, handle, upload);
    } finally {
      folder.end(upload.name());
    }
    if (apart.isPresent()) {
      ends.take(upload.name(), apart.get());
    }
  }

  /** While the name is still this upload's alone. */
  private Optional<Path> end(int id, String handle, Uploading upload) throws IOException {
    try {
      super.doClose(id, handle);
    } catch (IOException e) {
      // Some file systems find out only now that there is no room.
      ends.notWritten(upload, e);
    }
    if (!upload.isWhole()) {
      throw ends.discarded(upload);
    }
    return FileNames.isFinished(upload.name()) ? folder.setApart(upload.name()) : Optional.empty();
  }

  @Override
  protected void doRename(int id, String from, String to, Collection<CopyOption> how)
      throws IOException {
    String old = nameOf(from);
    String name = nameOf(to);
    if (!folder.begin(old)) {
      throw refused("The file is still open. Close it first.");
    }
    Optional<Path> apart;
    try {
      apart = rename(id, from, to, how);
    } finally {
      folder.end(old);
    }
    if (apart.isPresent()) {
      ends.take(name, apart.get());
    }
  }

  private Optional<Path> rename(int id, String from, String to, Collection<CopyOption> how)
      throws IOException {
    String old = nameOf(from);
    String name = nameOf(to);
    if (!folder.begin(name)) {
      throw refused("The file is still open. Close it first.");
    }
    try {
      if (Files.exists(folder.upload().resolve(old))) {
        super.doRename(id, from, to, how);
        return FileNames.isFinished(name) ? folder.setApart(name) : Optional.empty();
      }
      // Taken when it was closed: there is nothing left to do, and its sender need not know.
      folder.remember(name, folder.taken(old).orElseThrow(() -> failure("No such file.")));
      return Optional.empty();
    } finally {
      folder.end(name);
    }
  }

  /** A file that was taken is found under its old name for a while: senders check its size. */
  @Override
  protected Map<String, Object> doStat(int id, String path, int flags) throws IOException {
    Path taken = takenAt(path);
    return taken == null
        ? super.doStat(id, path, flags)
        : resolveFileAttributes(taken, flags, false, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  protected Map<String, Object> doLStat(int id, String path, int flags) throws IOException {
    return doStat(id, path, flags);
  }

  @Override
  protected void doSetStat(
      int id, String path, int command, String extension, Map<String, ?> attrs, Boolean follow)
      throws IOException {
    if (takenAt(path) == null) {
      super.doSetStat(id, path, command, extension, attrs, follow);
    }
  }

  private @Nullable Path takenAt(String path) throws IOException {
    Path asked = resolveFile(path).normalize();
    if (asked.getNameCount() != 1 || Files.exists(asked)) {
      return null;
    }
    return folder.taken(asked.getFileName().toString()).filter(Files::exists).orElse(null);
  }

  /** Owner, mode and times are ours to set; a length is content. */
  @Override
  protected void setFileAttributes(Path file, Map<String, ?> attrs, LinkOption... options)
      throws IOException {
    if (attrs.get("size") instanceof Number size) {
      if (size.longValue() > folder.maxFileBytes()) {
        throw failure("More than " + folder.maxFileBytes() + " bytes. Send its items apart.");
      }
      super.setFileAttributes(file, Map.of("size", size), options);
    }
  }

  @Override
  protected void doMakeDirectory(int id, String path, Map<String, ?> attrs) throws IOException {
    throw flat();
  }

  @Override
  protected void createLink(int id, String existing, String link, boolean symbolic)
      throws IOException {
    throw refused("There are no links here.");
  }

  @Override
  protected void doCopyData(int id, String from, long offset, long length, String to, long toOffset)
      throws IOException {
    throw new SftpException(SSH_FX_OP_UNSUPPORTED, "copy-data is not supported.");
  }

  /** The session ends, whatever is open: what was not closed by its sender is not whole. */
  @Override
  protected void closeAllHandles() {
    super.closeAllHandles();
    uploads.values().forEach(ends::brokenOff);
    uploads.clear();
  }

  private String nameOf(String path) throws IOException {
    return UploadName.of(resolveFile(path).normalize());
  }
}
