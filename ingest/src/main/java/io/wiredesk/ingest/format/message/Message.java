package io.wiredesk.ingest.format.message;

import io.wiredesk.ingest.format.text.BytePositions;
import io.wiredesk.ingest.format.text.CharsetFinder;
import io.wiredesk.ingest.format.text.Span;
import java.nio.charset.Charset;
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

  /** Gives the bytes that a part came in; parts are best asked for in their order. */
  public Function<Span, byte[]> slices() {
    return BytePositions.of(bytes, charset())::slice;
  }
}
