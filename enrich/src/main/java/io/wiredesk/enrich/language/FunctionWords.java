package io.wiredesk.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells a language by its function words, which is quick and, where they are many, sure. Where they
 * are few or two languages share them it says nothing.
 */
final class FunctionWords {
  /** Function words needed. */
  private static final int LEAST = 5;

  /**
   * Of all words, the part that must be function words of the language: a list of names has none.
   */
  private static final double SHARE = 0.2;

  /** How many times the next language's. */
  private static final double MARGIN = 1.5;

  private static final int WORDS_READ = 80;

  private static final String FILE = "/language/function-words.tsv";

  /** By word. */
  private static final Map<String, List<String>> LANGUAGES = read();

  private FunctionWords() {}

  private static Map<String, List<String>> read() {
    try (InputStream in =
        Objects.requireNonNull(FunctionWords.class.getResourceAsStream(FILE), FILE)) {
      Map<String, List<String>> languages = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", 2);
          for (String word : cells[1].split("\\|", -1)) {
            languages.computeIfAbsent(word, any -> new ArrayList<>(2)).add(cells[0]);
          }
        }
      }
      return languages;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** ISO 639-1 code. */
  static Optional<String> language(String text) {
    Map<String, Integer> points = new HashMap<>();
    int words = 0;
    int at = 0;
    while (at < text.length() && words < WORDS_READ) {
      int end = at;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        words++;
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        LANGUAGES
            .getOrDefault(word, List.of())
            .forEach(language -> points.merge(language, 1, Integer::sum));
      }
      at = end + 1;
    }
    return surest(points, words);
  }

  private static Optional<String> surest(Map<String, Integer> points, int words) {
    String best = "";
    int most = 0;
    int next = 0;
    for (Map.Entry<String, Integer> language : points.entrySet()) {
      if (language.getValue() > most) {
        next = most;
        most = language.getValue();
        best = language.getKey();
      } else {
        next = Math.max(next, language.getValue());
      }
    }
    boolean sure = most >= LEAST && most >= SHARE * words && most >= MARGIN * next;
    return sure ? Optional.of(best) : Optional.empty();
  }

  private static boolean isPart(char c) {
    return Character.isLetter(c) || c == '\'' || c == '’';
  }
}
