package io.wiredesk.ingest.format.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * Which bytes the characters of a decoded text came in, also where some of them were none of its
 * charset, and in charsets that cannot be written. Goes through the bytes once for parts that are
 * asked for in their order. Not thread-safe.
 */
public final class BytePositions {
  private static final int AT_ONCE = 8192;

  private final byte[] bytes;
  private final int start;
  private final Charset charset;
  private final CharBuffer passed = CharBuffer.allocate(AT_ONCE);
  private CharsetDecoder decoder;
  private ByteBuffer rest;
  private int chars;

  private BytePositions(byte[] bytes, int start, Charset charset) {
    this.bytes = bytes;
    this.start = start;
    this.charset = charset;
    this.decoder = decoder();
    this.rest = ByteBuffer.wrap(bytes).position(start);
  }

  /** Of the text that {@link CharsetFinder} made of the bytes. */
  public static BytePositions of(byte[] bytes, Charset charset) {
    int start = UnicodeMark.of(bytes).map(UnicodeMark::length).orElse(0);
    while (!CharsetFinder.isWide(charset) && start < bytes.length && bytes[start] == 0) {
      start++;
    }
    return new BytePositions(bytes, start, charset);
  }

  /** The bytes of that part of the text. */
  public byte[] slice(Span part) {
    int from = of(part.from());
    return Arrays.copyOfRange(bytes, from, of(part.to()));
  }

  private int of(int position) {
    if (position < chars) {
      decoder = decoder();
      rest = ByteBuffer.wrap(bytes).position(start);
      chars = 0;
    }
    while (chars < position) {
      passed.clear().limit(Math.min(position - chars, AT_ONCE));
      decoder.decode(rest, passed, true);
      if (passed.position() == 0) {
        break; // within a pair of surrogates, where no part ends
      }
      chars += passed.position();
    }
    return rest.position();
  }

  private CharsetDecoder decoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }
}
