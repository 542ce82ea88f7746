package io.wiredesk.enrich.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which wires write something, and how it is recognised.
 *
 * @param name what it is, for people
 * @param hints a text that has it has one of these: all others are spared the pattern; none where
 *     every text is to be looked through
 * @param pattern recognises it
 * @param example a text that has it
 */
public record TextRule(String name, List<String> hints, Pattern pattern, String example) {
  public TextRule {
    hints = List.copyOf(hints);
  }

  /**
   * A rule.
   *
   * @param hints with bars between; empty for none
   */
  public static TextRule of(String name, String hints, String pattern, String example) {
    List<String> any = hints.isEmpty() ? List.of() : List.of(hints.split("\\|", -1));
    return new TextRule(name, any, Pattern.compile(pattern), example);
  }

  /** Whether a text may have it. */
  boolean hintedAt(String text) {
    for (String hint : hints) {
      if (text.contains(hint)) {
        return true;
      }
    }
    return hints.isEmpty();
  }

  /** What a text begins with, if that is it. */
  Optional<Matcher> leading(String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::lookingAt);
  }

  /** Where a text has it first. */
  public Optional<Matcher> in(String text) {
    return hintedAt(text)
        ? Optional.of(pattern.matcher(text)).filter(Matcher::find)
        : Optional.empty();
  }
}
