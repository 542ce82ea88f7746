package io.wiredesk.ingest.format.message;

import io.wiredesk.ingest.format.text.CharsetFinder;
import io.wiredesk.ingest.format.text.Span;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A message read as text, which can still hand out the bytes of any part of it.
 *
 * @param bytes as received; treated as immutable
 * @param prolog what stands before the first element, where it is XML
 * @param deadline what is left to read it in
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Message(
    byte[] bytes,
    ParseContext context,
    CharsetFinder.Decoded decoded,
    Prolog prolog,
    ReadingDeadline deadline) {
  /** In chars. */
  private static final int START = 4096;

  /** Finds the charset and reads the bytes in it. */
  public static Message of(byte[] bytes, ParseContext context, ReadingDeadline deadline) {
    CharsetFinder.Decoded decoded = CharsetFinder.decode(bytes, context.contentType());
    return new Message(bytes, context, decoded, Prolog.of(decoded.text()), deadline);
  }

  public String text() {
    return decoded.text();
  }

  /** That part of the text. */
  public String text(Span span) {
    return text().substring(span.from(), span.to());
  }

  /** As much of it as formats are recognised by. */
  public String start() {
    return text().substring(0, Math.min(text().length(), START));
  }

  public Charset charset() {
    return decoded.charset();
  }

  /** In which charset it was read, and why so; for people. */
  public String charsetAndWhy() {
    return charset().name() + ": " + decoded.how();
  }

  /** What was odd about the message as a whole; holds for each of its stories. */
  public List<String> warnings() {
    return decoded.warnings();
  }

  public Span whole() {
    return new Span(0, text().length());
  }

  /**
   * Gives the bytes a part came in; the whole message's where the charset cannot be read back.
   * Whether it can is tried once, over the whole text: ask only where there are several parts.
   */
  public Function<Span, byte[]> slices() {
    if (!charset().canEncode()) { // such as ISO-2022-CN, which Java only decodes
      return part -> bytes;
    }
    byte[] again = text().getBytes(charset());
    int end = bytes.length;
    while (end > again.length && bytes[end - 1] == 0 && !text().endsWith("\0")) {
      end--;
    }
    int mark = end - again.length;
    boolean exact = mark >= 0 && Arrays.equals(bytes, mark, end, again, 0, again.length);
    return part -> exact ? text(part).getBytes(charset()) : bytes;
  }
}
