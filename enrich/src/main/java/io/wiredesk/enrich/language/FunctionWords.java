package io.wiredesk.enrich.language;

import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a language by its small words, which is quick and, where they are many, sure. Where they
 * are few or two languages share them it says nothing.
 */
final class FunctionWords {
  /** Small words needed. */
  private static final int LEAST = 5;

  /** Of all words, the part that must be small words of the language: a list of names has none. */
  private static final double SHARE = 0.2;

  /** How many times the next language's. */
  private static final double MARGIN = 1.5;

  private static final int WORDS_READ = 80;

  private static final Map<String, List<String>> LANGUAGES = new HashMap<>();

  static {
    for (GazetteerEntry entry : Gazetteer.ours("languages.tsv")) {
      learn(entry.name(), entry.code());
      entry.others().forEach(word -> learn(word, entry.code()));
    }
  }

  private FunctionWords() {}

  private static void learn(String word, String language) {
    LANGUAGES.computeIfAbsent(word, any -> new ArrayList<>(2)).add(language);
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
