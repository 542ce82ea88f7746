package io.wiredesk.enrich.orders;

import java.util.regex.Pattern;

/**
 * A way of saying something, as a rule with a name: whole words, whatever their case.
 *
 * @param name tells it from the others of its kind
 * @param stem what every such text has in it, in lower case; empty where nobody asks for that
 * @param pattern with the stem in it
 * @param example a text that it matches and no rule before it does
 */
record Wording(String name, String stem, Pattern pattern, String example) {
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** A wording around its stem, so that no text has the one without the other. */
  static Wording of(String name, String before, String stem, String after, String example) {
    return new Wording(name, stem, words(before + stem + after), example);
  }

  /** A wording that nobody looks for by its stem. */
  static Wording of(String name, String phrase, String example) {
    return new Wording(name, "", words(phrase), example);
  }

  private static Pattern words(String phrase) {
    return anyCase("(?<!\\p{L})(?:" + phrase + ")(?!\\p{L})");
  }

  static Pattern anyCase(String form) {
    return Pattern.compile(form, ANY_CASE);
  }
}
