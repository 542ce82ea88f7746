package io.wiredesk.ingest.format.text;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What stands in a message as Base64: text, or a file that has none. */
public final class Base64Text {
  private static final TextPattern BEGINNING = TextPattern.of("^\\s*+([A-Za-z0-9+/]{16})");

  private Base64Text() {}

  /** Whether an encoding of that name is Base64, by its word or at the end of its URI. */
  public static boolean isNamed(@Nullable String encoding) {
    return encoding != null && encoding.strip().toLowerCase(Locale.ROOT).endsWith("base64");
  }

  /** Whether it begins as a picture or another file does that was written so, said or not. */
  public static boolean isFile(String text) {
    Matcher start = BEGINNING.matcher(text);
    return start.lookingAt() && BinaryKind.isFile(Base64.getDecoder().decode(start.group(1)));
  }

  /**
   * The text; empty where it is none.
   *
   * @param type the media type, for its charset
   */
  public static Optional<String> decoded(String base64, @Nullable String type) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64.strip());
      return BinaryKind.kindOf(bytes).isPresent()
          ? Optional.empty()
          : Optional.of(CharsetFinder.decode(bytes, type).text());
    } catch (IllegalArgumentException e) {
      return Optional.of(base64); // said to be Base64 and is not: shown as it came
    }
  }
}
