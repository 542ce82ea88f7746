package io.wiredesk.ingest.format.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
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
  private static final TextPattern XML_ENCODING =
      TextPattern.of("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
  private static final TextPattern MEDIA_TYPE_CHARSET =
      TextPattern.of(";\\s*charset\\s*=\\s*\"?([^\\s;\"]{1,40})", Pattern.CASE_INSENSITIVE);

  /** Bytes that ICU looks at. */
  private static final int GUESSED_FROM = 65_536;

  /** ICU's confidence, 0 to 100, below which windows-1252 is likelier on a news wire. */
  private static final int SURE_ENOUGH = 50;

  /** The same for Cyrillic told by its letters alone: nothing else has runs of such letters. */
  private static final int SURE_OF_CYRILLIC = 30;

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
   * @param text without a byte order mark and without zeros before or behind it
   * @param how why it was read in that charset, for people
   */
  public record Decoded(String text, Charset charset, String how, List<String> warnings) {}

  public static Decoded decode(byte[] bytes, @Nullable String contentType) {
    return new CharsetFinder(bytes).decode(contentType);
  }

  private Decoded decode(@Nullable String contentType) {
    Optional<UnicodeMark> mark = UnicodeMark.of(bytes);
    if (mark.isPresent()) {
      return marked(mark.get());
    }
    Optional<Decoded> declared = declared(contentType).flatMap(this::asDeclared);
    return declared
        .or(() -> strictly(UTF_8, "valid UTF-8"))
        .or(() -> nearly(UTF_8, "UTF-8"))
        .or(this::asGuessed)
        .orElseGet(this::asLatin);
  }

  private Decoded marked(UnicodeMark mark) {
    byte[] rest = Arrays.copyOfRange(bytes, mark.length(), bytes.length);
    String text = new String(rest, mark.charset());
    if (text.indexOf(REPLACEMENT) >= 0) {
      warnOfBadBytes(mark.charset());
    }
    return done(text, mark.charset(), mark.how());
  }

  private void warnOfBadBytes(Charset charset) {
    warnings.add("Has bytes that are not " + charset.name() + "; U+FFFD in their place.");
  }

  private Optional<Charset> declared(@Nullable String contentType) {
    String start = new String(bytes, 0, Math.min(bytes.length, 300), ISO_8859_1);
    return find(XML_ENCODING, start)
        .or(() -> find(MEDIA_TYPE_CHARSET, contentType == null ? "" : contentType));
  }

  private Optional<Charset> find(TextPattern pattern, String in) {
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
    warnOfBadBytes(charset);
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
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, GUESSED_FROM));
    return guess(start)
        .filter(g -> g.getConfidence() >= SURE_ENOUGH && !isLatin(g.getName()))
        .or(() -> guess(foreignLetters(start)).filter(CharsetFinder::isCyrillic))
        .filter(g -> Charset.isSupported(g.getName()))
        .flatMap(g -> asGuessed(Charset.forName(g.getName())));
  }

  private Optional<Decoded> asGuessed(Charset charset) {
    return strictly(charset, "")
        .map(g -> guessed(g.text, g.charset, "guessed by ICU"))
        .or(() -> nearly(charset, "guessed by ICU"));
  }

  private static Optional<CharsetMatch> guess(byte[] bytes) {
    return Optional.ofNullable(new CharsetDetector().setText(bytes).detect());
  }

  /** Tags and Latin words around a short text hide what it is written in. */
  private static byte[] foreignLetters(byte[] bytes) {
    byte[] letters = new byte[bytes.length];
    int length = 0;
    for (byte b : bytes) {
      if (b < 0) {
        letters[length++] = b;
      } else if (length > 0 && letters[length - 1] != ' ') {
        letters[length++] = ' ';
      }
    }
    return Arrays.copyOf(letters, length);
  }

  private static boolean isCyrillic(CharsetMatch guess) {
    return "ru".equals(guess.getLanguage()) && guess.getConfidence() >= SURE_OF_CYRILLIC;
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
    String kept = isWide(charset) ? text : unpadded(text);
    return new Decoded(kept, charset, how, List.copyOf(warnings));
  }

  /** Whether zero bytes are part of its characters. */
  static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  /** Without the zeros that fill up what has a fixed length. */
  private static String unpadded(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == 0) {
      from++;
    }
    int to = text.length();
    while (to > from && text.charAt(to - 1) == 0) {
      to--;
    }
    return text.substring(from, to);
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
}
