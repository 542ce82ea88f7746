package io.wiredesk.ingest.format.mail;

import io.wiredesk.ingest.format.text.TextPattern;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * Header text in encoded words (RFC 2047). Some mailers write other than ASCII into them as it is;
 * it is quoted first, since the decoder would take it for nothing.
 */
final class EncodedWords {
  /** The decoder's time grows with the square of it; no header's words come near. */
  private static final int LONGEST = 8 * 1024;

  private static final TextPattern QUOTED = TextPattern.of("(=\\?([^?]+)\\?[Qq]\\?)([^?]*)(\\?=)");
  private static final TextPattern BARE = TextPattern.of("[^\\x00-\\x7F]+");

  private EncodedWords() {}

  /** The text; as it is where it is longer than any header. */
  static String decode(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    String quoted = QUOTED.matcher(text).replaceAll(EncodedWords::quoted);
    return DecoderUtil.decodeEncodedWords(quoted, DecodeMonitor.SILENT);
  }

  private static String quoted(MatchResult word) {
    String words =
        BARE.matcher(word.group(3)).replaceAll(bare -> quoted(bare.group(), word.group(2)));
    return Matcher.quoteReplacement(word.group(1) + words + word.group(4));
  }

  /** RFC 2231, section 5: a language may stand behind the charset. */
  private static String quoted(String bare, String charset) {
    try {
      StringBuilder quoted = new StringBuilder();
      for (byte b : bare.getBytes(Charset.forName(charset.split("\\*", 2)[0]))) {
        quoted.append("=%02X".formatted(b));
      }
      return quoted.toString();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Matcher.quoteReplacement(bare); // the decoder leaves the whole word as it is
    }
  }
}
