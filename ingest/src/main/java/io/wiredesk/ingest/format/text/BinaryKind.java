package io.wiredesk.ingest.format.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.Optional;

/** Tells bytes that are not text in any charset. */
public final class BinaryKind {
  private static final Map<String, String> MAGIC =
      Map.of(
          "%PDF-", "a PDF document",
          "\u0089PNG", "a PNG picture",
          "\u00ff\u00d8\u00ff", "a JPEG picture",
          "GIF8", "a GIF picture",
          "PK\u0003\u0004", "a ZIP archive",
          "\u001f\u008b", "gzip data",
          "\u00d0\u00cf\u0011\u00e0", "an Office document",
          "\u007fELF", "a program");

  /** Controls that text wires use, and lines make of noise: short bulletins are full of them. */
  private static final String OF_THE_WIRE =
      "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000e\u000f"
          + "\u0010\u0011\u0012\u0013\u0014\u0016\u0019\u001b";

  private static final int CONTROLS_PER_HUNDRED = 10;
  private static final int WIRE_CONTROLS_PER_HUNDRED = 50;

  /** One zero byte among text says as much as so many other controls. */
  private static final int A_ZERO = 10;

  /** Zero bytes beside so many controls of any kind are no text's: of random bytes nine are. */
  private static final int RANDOM_PER_HUNDRED = 7;

  private static final int LOOKED_AT = 8192;

  private BinaryKind() {}

  /** What the bytes are, for people; empty where they may be text. */
  public static Optional<String> kindOf(byte[] bytes) {
    Optional<String> file = fileOf(bytes);
    return file.isPresent() ? file : Optional.ofNullable(looksBinary(bytes) ? "binary" : null);
  }

  /** Whether they begin as a file of a known kind does. */
  static boolean isFile(byte[] bytes) {
    return fileOf(bytes).isPresent();
  }

  private static Optional<String> fileOf(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 8), ISO_8859_1);
    return MAGIC.entrySet().stream()
        .filter(e -> start.startsWith(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Zero bytes pad what has a fixed length, before and behind; among text a few are noise. */
  private static boolean looksBinary(byte[] bytes) {
    if (UnicodeMark.isWide(bytes)) {
      return false;
    }
    int from = 0;
    while (from < bytes.length && bytes[from] == 0) {
      from++;
    }
    int to = bytes.length;
    while (to > from && bytes[to - 1] == 0) {
      to--;
    }
    int length = Math.min(to - from, LOOKED_AT);
    int controls = 0;
    int ofTheWire = 0;
    int zeros = 0;
    for (int i = from; i < from + length; i++) {
      boolean control = bytes[i] >= 0 && bytes[i] < ' ' && !Character.isWhitespace(bytes[i]);
      boolean known = control && OF_THE_WIRE.indexOf(bytes[i]) >= 0;
      controls += control && !known && bytes[i] != 0 ? 1 : 0;
      ofTheWire += known ? 1 : 0;
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    boolean random =
        zeros > 0 && (controls + ofTheWire + zeros) * 100 > length * RANDOM_PER_HUNDRED;
    return random
        || (controls + A_ZERO * zeros) * 100 > length * CONTROLS_PER_HUNDRED
        || ofTheWire * 100 > length * WIRE_CONTROLS_PER_HUNDRED;
  }
}
