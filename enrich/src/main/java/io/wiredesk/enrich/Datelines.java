package io.wiredesk.enrich;

import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the dateline of a story: {@code WASHINGTON, Nov 10 (Reuters) - } or {@code PARIS (AFP) – }.
 */
final class Datelines {
  /** Capitals, at most a few words; then a date or an agency in any order; then a dash. */
  private static final Pattern LEADING =
      Pattern.compile(
          "\\A\\s*(?<place>\\p{Lu}[\\p{Lu}\\p{M}.'’\\- ]{1,39}(?:/\\p{Lu}[\\p{Lu}\\p{M}.'’\\- ]{1,39})?)"
              + "(?:,\\s*[\\p{L}.' ]{2,25})??"
              + "(?:,?\\s+(?:\\p{L}{3,9}\\.?\\s+\\d{1,2}|\\d{1,2}\\.?\\s+\\p{L}{3,9}\\.?)(?:,?\\s+\\d{4})?)?"
              + "\\s*(?:\\((?<source>[^()\\n]{1,30})\\)|,)?\\s*(?:--|[-–—_])\\s+");

  private Datelines() {}

  /** The place it was filed from, as written. */
  static Optional<String> place(WireStory story) {
    Dateline dateline = story.getDateline();
    if (dateline != null && dateline.getPlace() != null) {
      return Optional.of(dateline.getPlace());
    }
    String text = dateline == null ? null : dateline.getText();
    return text == null ? leading(story.getBody()) : leading(dashed(text));
  }

  /** The body without its dateline. */
  static String strip(WireStory story) {
    String body = story.getBody();
    Dateline dateline = story.getDateline();
    String text = dateline == null ? null : dateline.getText();
    if (text != null && !text.isBlank() && body.stripLeading().startsWith(text)) {
      return body.stripLeading().substring(text.length());
    }
    Matcher matcher = LEADING.matcher(body);
    return matcher.lookingAt() ? body.substring(matcher.end()) : body;
  }

  private static Optional<String> leading(String text) {
    Matcher matcher = LEADING.matcher(text);
    return matcher.lookingAt() ? Optional.of(matcher.group("place").strip()) : Optional.empty();
  }

  private static String dashed(String text) {
    return text.stripTrailing() + " - ";
  }
}
