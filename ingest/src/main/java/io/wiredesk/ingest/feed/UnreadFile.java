package io.wiredesk.ingest.feed;

import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Locale;

/** A file that is rejected without having been read as a message. */
public final class UnreadFile {
  private static final byte[] NOT_READ = {};

  /** A larger one is not read to its end for its hash. */
  private static final long HASHED_AT_MOST = 256L * 1024 * 1024;

  private UnreadFile() {}

  /**
   * A file of more bytes than its feed takes: its beginning goes onto the topic, its hash and where
   * the whole of it is.
   *
   * @param file at its beginning; not closed
   * @param whole where the file is, or will be; one word
   */
  public static NotAStory tooLarge(InputStream file, long bytes, long most, String whole)
      throws IOException {
    DigestInputStream digested = new DigestInputStream(file, Sha256.digest());
    byte[] head = digested.readNBytes(WireSizes.HEAD);
    String hash = "";
    if (bytes <= HASHED_AT_MOST) {
      digested.transferTo(OutputStream.nullOutputStream());
      hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }
    return tooLarge(head, bytes, most, hash, "the whole is " + whole);
  }

  /**
   * What was too large to be kept; its sender has it.
   *
   * @param head its first bytes
   * @param sha256 of all of it; empty where it was not read to its end
   */
  public static NotAStory notKept(byte[] head, long bytes, long most, String sha256) {
    return tooLarge(head, bytes, most, sha256, "its sender has all");
  }

  private static NotAStory tooLarge(
      byte[] head, long bytes, long most, String sha256, String whole) {
    String reason =
        String.format(
            Locale.ROOT,
            "%d bytes, more than %d; the first %d are here, %s. Send its items apart.",
            bytes,
            most,
            head.length,
            whole);
    return new NotAStory(RejectCode.TOO_LARGE, reason, head, null, sha256);
  }

  /**
   * A file that is rejected for another reason.
   *
   * @param reason one line: what, where, what to do
   */
  public static NotAStory rejected(RejectCode code, String reason) {
    return new NotAStory(code, reason, NOT_READ, null);
  }
}
