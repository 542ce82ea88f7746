package io.wiredesk.ingest.feed;

import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import java.util.Locale;

/** A file that is rejected without having been read; nothing of it goes onto the topic. */
public final class UnreadFile {
  private static final byte[] NOT_READ = {};

  private UnreadFile() {}

  /**
   * A file of more bytes than its feed takes.
   *
   * @param advice where the file is now, and what to do; one line
   */
  public static NotAStory tooLarge(long bytes, long most, String advice) {
    return rejected(
        RejectCode.TOO_LARGE,
        String.format(Locale.ROOT, "The file has %d bytes, more than %d; %s", bytes, most, advice));
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
