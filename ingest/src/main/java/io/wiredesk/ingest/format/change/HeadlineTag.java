package io.wiredesk.ingest.format.change;

import io.wiredesk.ingest.format.text.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The markers that a desk sets before a headline, {@code CORRECTED-UPDATE 2-…}, {@code REFILE: …},
 * {@code (Lead) …}, or in brackets behind it.
 *
 * <p>A tag is in capitals or in brackets, and set off. A word that a mere hyphen joins to more
 * capitals is no tag: {@code KILL-ZONE WIDENS}. Behind a headline nothing is taken for a kill.
 */
final class HeadlineTag {
  private static final TextPattern MARKER =
      TextPattern.of(
          "\\W{0,4}?(?<words>"
              + MarkerRule.VOCABULARY
              + ")\\W{0,3}?(?<off>\\s*[:–—)*+/]+\\s*|\\s+-+\\s*|-+\\s+|-|\\s*$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** As Business Wire sets it, parted from the headline by nothing. */
  private static final TextPattern REPLACING =
      TextPattern.of("^CORRECTING (?:and|AND|&) REPLACING\\b");

  private static final TextPattern BEHIND = TextPattern.of("\\(([^()]{2,40})\\)\\s*$");
  private static final TextPattern BRACKETED = TextPattern.of("^\\W{0,3}\\(([^()]{2,40})\\)");
  private static final TextPattern BARE = TextPattern.of("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$");
  private static final TextPattern LOWER_CASE = TextPattern.of("\\p{Ll}");
  private static final TextPattern TELLING = TextPattern.of("[ \\d]");

  /** A tag stands within so many characters of either end. */
  private static final int LOOKED_AT = 300;

  private HeadlineTag() {}

  /** The tag, all of its markers together. */
  static Optional<ChangeMarker> of(@Nullable String written) {
    if (written == null) {
      return Optional.empty();
    }
    String headline = written.substring(0, Math.min(LOOKED_AT, written.length()));
    Matcher replacing = REPLACING.matcher(headline);
    if (replacing.find()) {
      return ChangeMarker.ofWords(replacing.group());
    }
    List<String> markers = new ArrayList<>();
    int end = 0;
    Matcher next = MARKER.matcher(headline);
    while (next.region(end, headline.length()).lookingAt() && isSetOff(next, headline)) {
      markers.add(next.group("words"));
      end = next.end();
    }
    return markers.isEmpty()
        ? bracketed(BRACKETED, headline).or(() -> bracketed(BEHIND, end(written)))
        : ChangeMarker.ofMarkers(BARE.matcher(headline.substring(0, end)).replaceAll(""), markers);
  }

  private static String end(String headline) {
    return headline.substring(Math.max(0, headline.length() - LOOKED_AT));
  }

  private static boolean isSetOff(Matcher marker, String headline) {
    String words = marker.group("words");
    boolean joined = marker.group("off").equals("-");
    return words.equals(words.toUpperCase(Locale.ROOT))
        && (!joined
            || TELLING.matcher(words).find()
            || isMixedCase(headline.substring(marker.end())));
  }

  private static boolean isMixedCase(String rest) {
    return !rest.isEmpty()
        && !Character.isLowerCase(rest.charAt(0))
        && LOWER_CASE.matcher(rest).find();
  }

  private static Optional<ChangeMarker> bracketed(TextPattern where, String headline) {
    Matcher found = where.matcher(headline);
    return found.find()
        ? ChangeMarker.ofWords(found.group(1)).filter(t -> t.change() != null && t.status() == null)
        : Optional.empty();
  }
}
