package io.wiredesk.ingest.format.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the charset of a message: byte order mark; then the XML declaration or the media type's
 * charset, unless the bytes belie it; then UTF-8 where it is valid; then ICU's guess among
 * multi-byte and Cyrillic charsets; then windows-1252; and ISO-8859-1, which reads anything.
 */
public final class CharsetFinder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Pattern XML_ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
  private static final Pattern MEDIA_TYPE_CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]{1,40})", Pattern.CASE_INSENSITIVE);

  /** Bytes that ICU looks at. */
  private static final int GUESSED_FROM = 65_536;

  /** ICU's confidence, 0 to 100, below which windows-1252 is likelier on a news wire. */
  private static final int SURE_ENOUGH = 50;

  private static final char REPLACEMENT = '\uFFFD';

  /** So many characters outside of ASCII that are right speak for a charset against one error. */
  private static final int GOOD_FOR_A_BAD = 4;

  private final byte[] bytes;
  private final List<String> warnings = new ArrayList<>();

  private CharsetFinder(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Bytes read as text.
   *
   * @param text without a byte order mark
   * @param how why it was read in that charset, for people
   */
  public record Decoded(String text, Charset charset, String how, List<String> warnings) {}

  public static Decoded decode(byte[] bytes, @Nullable String contentType) {
    return new CharsetFinder(bytes).decode(contentType);
  }

  /** Whether the bytes are UTF-16 or UTF-32, in which zero bytes are no sign of binary data. */
  static boolean isWide(byte[] bytes) {
    return mark(bytes).filter(m -> !m.charset.equals(UTF_8)).isPresent();
  }

  private Decoded decode(@Nullable String contentType) {
    Optional<Mark> mark = mark(bytes);
    if (mark.isPresent()) {
      byte[] rest = Arrays.copyOfRange(bytes, mark.get().length, bytes.length);
      return done(new String(rest, mark.get().charset), mark.get().charset, mark.get().how());
    }
    Optional<Decoded> declared = declared(contentType).flatMap(this::asDeclared);
    return declared
        .or(() -> strictly(UTF_8, "valid UTF-8"))
        .or(() -> nearly(UTF_8, "UTF-8"))
        .or(this::asGuessed)
        .orElseGet(this::asLatin);
  }

  private Optional<Charset> declared(@Nullable String contentType) {
    String start = new String(bytes, 0, Math.min(bytes.length, 300), ISO_8859_1);
    return find(XML_ENCODING, start)
        .or(() -> find(MEDIA_TYPE_CHARSET, contentType == null ? "" : contentType));
  }

  private Optional<Charset> find(Pattern pattern, String in) {
    Matcher matcher = pattern.matcher(in);
    return matcher.find() ? named(matcher.group(1)) : Optional.empty();
  }

  private Optional<Charset> named(String name) {
    try {
      Charset charset = Charset.forName(name);
      // A declaration that could be read as bytes is in no two-byte charset, whatever it says.
      return charset.name().startsWith("UTF-16") ? Optional.empty() : Optional.of(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      warnings.add(
          "Declares charset '" + LogLine.of(name) + "', which is unknown; guessed instead.");
      return Optional.empty();
    }
  }

  private Optional<Decoded> asDeclared(Charset charset) {
    boolean unicode = charset.equals(UTF_8) || charset.equals(US_ASCII);
    Optional<Decoded> utf8 = strictly(UTF_8, "valid UTF-8");
    if (utf8.isPresent() && (unicode || isSingleByte(charset))) {
      if (!unicode && hasHighBytes()) {
        warnings.add("Declares " + charset.name() + " but is valid UTF-8; read as UTF-8.");
      }
      return strictly(UTF_8, "valid UTF-8");
    }
    Optional<Decoded> read =
        charset.equals(ISO_8859_1) ? asC1Free() : strictly(charset, "declared");
    if (read.isPresent()) {
      return read;
    }
    Optional<Decoded> nearly = nearly(charset, "declared");
    if (nearly.isEmpty()) {
      warnings.add("Declares " + charset.name() + " but is not; guessed instead.");
    }
    return nearly;
  }

  /** A few bad bytes among many characters that are right are no other charset. */
  private Optional<Decoded> nearly(Charset charset, String how) {
    String text = new String(bytes, charset);
    long bad = text.chars().filter(c -> c == REPLACEMENT).count();
    long good = text.chars().filter(c -> c > 0x7F && c != REPLACEMENT).count();
    if (bad * GOOD_FOR_A_BAD > good) {
      return Optional.empty();
    }
    warnings.add("Has bytes that are not " + charset.name() + "; U+FFFD in their place.");
    return Optional.of(done(text, charset, how + ", but for a few bytes"));
  }

  /** Bytes 0x80 to 0x9F are printable in windows-1252 and hardly ever meant as controls. */
  private Optional<Decoded> asC1Free() {
    for (byte b : bytes) {
      if (b < (byte) 0xA0) {
        return strictly(WINDOWS_1252, "declared ISO-8859-1, has bytes 0x80 to 0x9F")
            .or(() -> strictly(ISO_8859_1, "declared"));
      }
    }
    return strictly(ISO_8859_1, "declared");
  }

  private Optional<Decoded> asGuessed() {
    if (isAccentedLatin()) {
      return Optional.empty();
    }
    CharsetDetector detector = new CharsetDetector();
    detector.setText(Arrays.copyOf(bytes, Math.min(bytes.length, GUESSED_FROM)));
    CharsetMatch match = detector.detect();
    if (match == null
        || match.getConfidence() < SURE_ENOUGH
        || !Charset.isSupported(match.getName())
        || isLatin(match.getName())) {
      return Optional.empty();
    }
    Optional<Decoded> guess = strictly(Charset.forName(match.getName()), "");
    return guess.map(g -> guessed(g.text, g.charset, "guessed by ICU"));
  }

  /**
   * Whether the bytes above 0x7F stand mostly alone, as accents do among Latin letters. Those of
   * Cyrillic, Greek, Chinese and so on come in runs, and a guess from few bytes is a poor one.
   */
  private boolean isAccentedLatin() {
    int high = 0;
    int alone = 0;
    for (int i = 0; i < Math.min(bytes.length, GUESSED_FROM); i++) {
      if (bytes[i] < 0) {
        high++;
        boolean before = i > 0 && bytes[i - 1] < 0;
        boolean after = i + 1 < bytes.length && bytes[i + 1] < 0;
        alone += before || after ? 0 : 1;
      }
    }
    return alone * 4 >= high * 3;
  }

  private Decoded asLatin() {
    Charset charset = strictly(WINDOWS_1252, "").isPresent() ? WINDOWS_1252 : ISO_8859_1;
    return guessed(new String(bytes, charset), charset, "Latin, as nothing else fits");
  }

  private Decoded guessed(String text, Charset charset, String how) {
    warnings.add("No charset is declared and it is not UTF-8; read as " + charset.name() + ".");
    return done(text, charset, how);
  }

  private Optional<Decoded> strictly(Charset charset, String how) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Optional.of(done(text, charset, how));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Decoded done(String text, Charset charset, String how) {
    return new Decoded(text, charset, how, List.copyOf(warnings));
  }

  private boolean hasHighBytes() {
    for (byte b : bytes) {
      if (b < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSingleByte(Charset charset) {
    return isLatin(charset.name())
        || (charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1.0f);
  }

  private static boolean isLatin(String name) {
    return name.startsWith("ISO-8859-1") || name.equals("windows-1252") || name.equals("UTF-8");
  }

  private record Mark(Charset charset, int length) {

    String how() {
      return length > 0 ? "byte order mark" : "where its zero bytes are";
    }
  }

  /** A byte order mark, or a first character of ASCII in a charset of wide units. */
  private static Optional<Mark> mark(byte[] b) {
    if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(new Mark(UTF_8, 3));
    }
    if (startsWith(b, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(new Mark(UTF_32BE, 4));
    }
    if (startsWith(b, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(new Mark(UTF_32LE, 4));
    }
    if (startsWith(b, 0xFE, 0xFF)) {
      return Optional.of(new Mark(UTF_16BE, 2));
    }
    if (startsWith(b, 0xFF, 0xFE)) {
      return Optional.of(new Mark(UTF_16LE, 2));
    }
    return unmarked(b);
  }

  /** XML 1.0, appendix F.1, for any first two characters of ASCII. */
  private static Optional<Mark> unmarked(byte[] b) {
    if (b.length < 4 || b.length % 2 != 0) {
      return Optional.empty();
    }
    int zeros =
        (b[0] == 0 ? 8 : 0) | (b[1] == 0 ? 4 : 0) | (b[2] == 0 ? 2 : 0) | (b[3] == 0 ? 1 : 0);
    return switch (zeros) {
      case 0b1110 -> Optional.of(new Mark(UTF_32BE, 0));
      case 0b0111 -> Optional.of(new Mark(UTF_32LE, 0));
      case 0b1010 -> Optional.of(new Mark(UTF_16BE, 0));
      case 0b0101 -> Optional.of(new Mark(UTF_16LE, 0));
      default -> Optional.empty();
    };
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
