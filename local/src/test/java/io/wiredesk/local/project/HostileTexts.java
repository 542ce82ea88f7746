package io.wiredesk.local.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that tempt a regular expression to go back again and again: what it may begin with, then
 * what it may repeat, thousands of times, then what it does not expect.
 */
final class HostileTexts {
  private static final List<String> ATOMS =
      List.of(
          " ", "\n", "\t", "\r\n", "a", "A", "é", "0", "1", "-", "–", "(", ")", "'", "\"", "<", ">",
          "&", ",", ".", ":", "/", "@", "*", "#", "_", "=", "+", "[", "{", "$", "“", "«", "\u0001");

  /** Words of a regular expression, once its classes and flags are gone. */
  private static final Pattern NO_WORDS =
      Pattern.compile(
          "\\\\[pP]\\{\\w+}|\\\\x?[A-Za-z]\\w?|\\(\\?[<\\w:!=-]{1,12}|\\[[^\\]]*]|\\{[\\d,]+}");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d:@/&;#-]{2,30}");
  private static final int MOST_WORDS = 12;
  private static final String UNEXPECTED = "\u0002";

  /** Stands beside another. */
  private static final List<String> PAIRED = List.of(" ", "\n", "a", "A", "1", "-", "(", "'", ",");

  private HostileTexts() {}

  /** Tells each text for a pattern. */
  static void each(Pattern pattern, int length, Consumer<String> text) {
    Set<String> words = words(pattern);
    for (String unit : ATOMS) {
      repeated("", unit, length, text);
      PAIRED.forEach(other -> repeated("", unit + other, length, text));
      words.forEach(word -> repeated(word, unit, length, text));
    }
    for (String word : words) {
      repeated("", word, length, text);
      PAIRED.forEach(unit -> repeated("", word + unit, length, text));
    }
  }

  private static void repeated(String before, String unit, int length, Consumer<String> text) {
    text.accept(before + unit.repeat(length / unit.length()) + UNEXPECTED);
  }

  private static Set<String> words(Pattern pattern) {
    Set<String> words = new LinkedHashSet<>();
    Matcher word = WORD.matcher(NO_WORDS.matcher(pattern.pattern()).replaceAll(" "));
    while (word.find() && words.size() < MOST_WORDS) {
      words.add(word.group());
    }
    return words;
  }
}
