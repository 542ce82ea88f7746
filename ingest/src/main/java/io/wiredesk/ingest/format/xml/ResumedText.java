package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.message.ReadingDeadline;
import java.io.IOException;
import java.io.Reader;

/**
 * The start tags that were open, then the text from where reading goes on. It is read some thousand
 * chars at a time; each time the clock is looked at.
 */
final class ResumedText extends Reader {
  private final String prefix;
  private final String text;
  private final int from;
  private final ReadingDeadline deadline;
  private int at;

  ResumedText(String prefix, String text, int from, ReadingDeadline deadline) {
    this.prefix = prefix;
    this.text = text;
    this.from = from;
    this.deadline = deadline;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    deadline.checkOn();
    String source = at < prefix.length() ? prefix : text;
    int start = at < prefix.length() ? at : at - prefix.length() + from;
    int count = Math.min(length, source.length() - start);
    if (count <= 0) {
      return -1;
    }
    source.getChars(start, start + count, into, offset);
    at += count;
    return count;
  }

  @Override
  public void close() {}
}
