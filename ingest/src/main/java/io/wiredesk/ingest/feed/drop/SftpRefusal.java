package io.wiredesk.ingest.feed.drop;

import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_FAILURE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_PERMISSION_DENIED;

import org.apache.sshd.sftp.common.SftpException;

/** What a sender is told when something is not done for it. */
final class SftpRefusal {

  private SftpRefusal() {}

  static SftpException flat() {
    return refused("There are no folders here; upload to the one you are in.");
  }

  static SftpException refused(String why) {
    return new SftpException(SSH_FX_PERMISSION_DENIED, why);
  }

  static SftpException failure(String why) {
    return new SftpException(SSH_FX_FAILURE, why);
  }
}
