package io.wiredesk.ingest.format.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The charset of bytes that show it themselves: by a byte order mark, or by where their zeros are.
 *
 * @param length of the mark, in bytes
 */
record UnicodeMark(Charset charset, int length) {
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  String how() {
    return length > 0 ? "byte order mark" : "where its zero bytes are";
  }

  /** Whether the bytes are UTF-16 or UTF-32, in which zero bytes are no sign of binary data. */
  static boolean isWide(byte[] bytes) {
    return of(bytes).filter(m -> !m.charset.equals(UTF_8)).isPresent();
  }

  /** A byte order mark, or a first character of ASCII in a charset of wide units. */
  static Optional<UnicodeMark> of(byte[] b) {
    if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(new UnicodeMark(UTF_8, 3));
    }
    if (startsWith(b, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(new UnicodeMark(UTF_32BE, 4));
    }
    if (startsWith(b, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(new UnicodeMark(UTF_32LE, 4));
    }
    if (startsWith(b, 0xFE, 0xFF)) {
      return Optional.of(new UnicodeMark(UTF_16BE, 2));
    }
    if (startsWith(b, 0xFF, 0xFE)) {
      return Optional.of(new UnicodeMark(UTF_16LE, 2));
    }
    return unmarked(b);
  }

  /** XML 1.0, appendix F.1, for any first two characters of ASCII. */
  private static Optional<UnicodeMark> unmarked(byte[] b) {
    if (b.length < 4 || b.length % 2 != 0) {
      return Optional.empty();
    }
    int zeros =
        (b[0] == 0 ? 8 : 0) | (b[1] == 0 ? 4 : 0) | (b[2] == 0 ? 2 : 0) | (b[3] == 0 ? 1 : 0);
    return switch (zeros) {
      case 0b1110 -> everyFourth(b, 0, UTF_32BE);
      case 0b0111 -> everyFourth(b, 3, UTF_32LE);
      case 0b1010 -> Optional.of(new UnicodeMark(UTF_16BE, 0));
      case 0b0101 -> Optional.of(new UnicodeMark(UTF_16LE, 0));
      default -> Optional.empty();
    };
  }

  /** Zero bytes before a text are padding; in UTF-32 every character has one. */
  private static Optional<UnicodeMark> everyFourth(byte[] b, int from, Charset charset) {
    boolean wide = true;
    for (int i = from; i < b.length && wide; i += 4) {
      wide = b[i] == 0;
    }
    return wide ? Optional.of(new UnicodeMark(charset, 0)) : Optional.empty();
  }

  private static boolean startsWith(byte[] b, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= b.length || b[i] != (byte) start[i]) {
        return false;
      }
    }
    return true;
  }
}
