package io.wiredesk.ingest.feed.drop;

import static io.wiredesk.ingest.feed.drop.SftpRefusal.failure;

import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedMeters.Upload;
import io.wiredesk.ingest.feed.NotPublished;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.sshd.sftp.common.SftpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of uploads, each counted, and what their senders are told. */
final class UploadEnds {
  private static final Logger log = LoggerFactory.getLogger(UploadEnds.class);

  private final DropFolder folder;
  private final FeedMeters meters;

  UploadEnds(DropFolder folder, FeedMeters meters) {
    this.folder = folder;
    this.meters = meters;
  }

  void count(Upload how) {
    meters.upload(folder.feed(), how);
  }

  /**
   * Takes what was set apart.
   *
   * @throws SftpException when the broker does not have it
   */
  void take(String name, Path apart) throws IOException {
    try {
      folder.take(name, apart);
      count(Upload.TAKEN);
    } catch (NotPublished e) {
      count(Upload.NOT_ACKNOWLEDGED);
      throw failure(
          e.getMessage() + " The file is kept and taken later; to send it again does no harm.");
    } catch (RuntimeException e) {
      count(Upload.NOT_ACKNOWLEDGED);
      throw failure("A fault of ours; the log has it. The file is kept and tried again.");
    }
  }

  void notWritten(Uploading upload, IOException e) {
    upload.notWritten();
    log.error("upload_not_written feed={} reason={}", folder.feed(), e.getMessage());
  }

  /** Its sender was told, and the disk may need the room. */
  SftpException discarded(Uploading upload) throws IOException {
    count(upload.outcome());
    if (upload.outcome() == Upload.TOO_LARGE) {
      refuse(upload);
    } else {
      folder.discard(upload.name());
    }
    return failure("The file is not whole and was not taken. Send it again.");
  }

  private void refuse(Uploading upload) throws IOException {
    try {
      folder.refuse(upload.name(), upload.bytes());
    } catch (NotPublished e) {
      log.warn("upload_refused_untold feed={} reason={}", folder.feed(), e.getMessage());
    }
  }

  /** The session ended while it was open. */
  void brokenOff(Uploading upload) {
    count(upload.isWhole() ? Upload.BROKEN_OFF : upload.outcome());
    folder.end(upload.name());
    log.warn("upload_broken_off feed={}: it may be resumed, or sent again", folder.feed());
  }
}
