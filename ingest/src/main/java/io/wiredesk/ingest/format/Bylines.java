package io.wiredesk.ingest.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bylines without the word that introduces them. */
final class Bylines {
  private static final Pattern BY = Pattern.compile("^(?:By|BY|Von|VON|Par|PAR)[:\\s]\\s*");

  private Bylines() {}

  static @Nullable String clean(@Nullable String byline) {
    String line = Texts.lineOrNull(byline);
    return line == null ? null : Texts.blankToNull(BY.matcher(line).replaceFirst(""));
  }
}
