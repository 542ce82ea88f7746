package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import org.jspecify.annotations.Nullable;

/** Bylines without the word that introduces them. */
public final class Bylines {
  private static final TextPattern BY = TextPattern.of("^(?:By|BY|Von|VON|Par|PAR)[:\\s]\\s*");

  private Bylines() {}

  static @Nullable public String clean(@Nullable String byline) {
    String line = Texts.lineOrNull(byline);
    return line == null ? null : Texts.blankToNull(BY.matcher(line).replaceFirst(""));
  }
}
