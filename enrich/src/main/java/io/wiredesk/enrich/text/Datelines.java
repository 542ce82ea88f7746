package io.wiredesk.enrich.text;

import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Finds the dateline of a story: {@code WASHINGTON, Nov 10 (Reuters) - } or {@code PARIS (AFP) – }.
 */
public final class Datelines {
  private static final String DATE =
      "(?:,?\\s+(?:\\p{L}{3,9}\\.?\\s+\\d{1,2}|\\d{1,2}\\.?\\s+\\p{L}{3,9}\\.?)(?:,?\\s+\\d{4})?)?";

  private static final String AGENCY = "\\([^()\\n]{1,30}\\)";
  private static final String DASH = "\\s*(?:--|[-–—_])\\s+";

  /** No dateline is longer. */
  private static final int LONGEST = 200;

  static final List<TextRule> FORMS =
      List.of(
          TextRule.of(
              "a place in capitals, with or without an agency",
              "",
              "\\A\\s*(?<place>\\p{Lu}[\\p{Lu}\\p{M}.'’/\\- ]{1,60}?)(?:,\\s*[\\p{L}.' ]{2,25})??"
                  + (DATE + "\\s*(?:" + AGENCY + "|,)?" + DASH),
              "GRAND HAVEN, Mich., Nov 10 (Reuters) - "),
          TextRule.of(
              "any other place with an agency, else it is how a sentence begins",
              "",
              "\\A\\s*(?<place>\\p{Lu}[\\p{L}\\p{M}.'’/\\- ]{1,40}?)"
                  + (DATE + "\\s*" + AGENCY + DASH),
              "Grand Haven, Nov. 10 (NWN) – "));

  private Datelines() {}

  /** The place it was filed from, as written. */
  public static Optional<String> place(WireStory story) {
    Dateline dateline = story.getDateline();
    if (dateline != null && dateline.getPlace() != null) {
      return Optional.of(dateline.getPlace());
    }
    String text = dateline == null ? null : dateline.getText();
    return text == null ? leading(story.getBody()) : leading(dashed(text));
  }

  /** The dateline as written, with the region and the date where it has them. */
  public static Optional<String> text(WireStory story) {
    Dateline dateline = story.getDateline();
    if (dateline != null && dateline.getText() != null && !dateline.getText().isBlank()) {
      return Optional.of(dateline.getText());
    }
    return dateline == null || dateline.getPlace() == null
        ? matched(story.getBody()).map(Matcher::group)
        : Optional.of(dateline.getPlace());
  }

  /** The body without its dateline. */
  public static String strip(WireStory story) {
    String body = story.getBody();
    Dateline dateline = story.getDateline();
    String text = dateline == null ? null : dateline.getText();
    if (text != null && !text.isBlank() && body.stripLeading().startsWith(text)) {
      return body.stripLeading().substring(text.length());
    }
    return strip(body);
  }

  /** The same where only the text is known. */
  static String strip(String body) {
    return matched(body).map(found -> body.substring(found.end())).orElse(body);
  }

  private static Optional<String> leading(String text) {
    return matched(text).map(found -> found.group("place").strip());
  }

  private static Optional<Matcher> matched(String text) {
    String start = text.substring(0, Math.min(text.length(), LONGEST));
    if (!endsInDash(start)) {
      return Optional.empty();
    }
    for (TextRule form : FORMS) {
      Optional<Matcher> found = form.leading(start);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether a dash with a space after it is there at all: most texts have none so early. */
  private static boolean endsInDash(String start) {
    for (int i = 1; i + 1 < start.length(); i++) {
      char c = start.charAt(i);
      boolean dash = c == '-' || c == '–' || c == '—' || c == '_';
      if (dash && Character.isWhitespace(start.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static String dashed(String text) {
    return text.stripTrailing() + " - ";
  }
}
