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
import java.util.stream.IntStream;

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

  /** ISO 639-1 codes. */
  private static final List<String> LANGUAGES = new ArrayList<>();

  /** Indices of the languages that have a word. */
  private static final Map<String, int[]> WORDS = read();

  private static final int[] NONE = {};

  private FunctionWords() {}

  private static Map<String, int[]> read() {
    try (InputStream in =
        Objects.requireNonNull(FunctionWords.class.getResourceAsStream(FILE), FILE)) {
      Map<String, int[]> words = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", 2);
          int[] language = {LANGUAGES.size()};
          LANGUAGES.add(cells[0]);
          for (String word : cells[1].split("\\|", -1)) {
            words.merge(word, language, FunctionWords::both);
          }
        }
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private static int[] both(int[] some, int[] more) {
    return IntStream.concat(IntStream.of(some), IntStream.of(more)).toArray();
  }

  /** ISO 639-1 code. */
  static Optional<String> language(String text) {
    int[] points = new int[LANGUAGES.size()];
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
        for (int language : WORDS.getOrDefault(word, NONE)) {
          points[language]++;
        }
      }
      at = end + 1;
    }
    return surest(points, words);
  }

  private static Optional<String> surest(int[] points, int words) {
    int best = 0;
    int next = 0;
    for (int i = 1; i < points.length; i++) {
      if (points[i] > points[best]) {
        next = points[best];
        best = i;
      } else {
        next = Math.max(next, points[i]);
      }
    }
    int most = points[best];
    boolean sure = most >= LEAST && most >= SHARE * words && most >= MARGIN * next;
    return sure ? Optional.of(LANGUAGES.get(best)) : Optional.empty();
  }

  private static boolean isPart(char c) {
    return Character.isLetter(c) || c == '\'' || c == '’';
  }
}
