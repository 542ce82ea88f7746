package io.wiredesk.enrich.text;

import java.util.List;

/**
 * A headline or a body, cut into words.
 *
 * @param words its words
 * @param allCapitals whether most words are all capitals
 */
public record Passage(List<Word> words, boolean allCapitals) {
  /** Longer texts name nothing new of weight at their end; this bounds the work for any text. */
  public static final int CHARACTERS_READ = 100_000;

  public Passage {
    words = List.copyOf(words);
  }

  public static Passage of(String text) {
    List<Word> words = WordTokeniser.of(text, CHARACTERS_READ);
    return new Passage(words, allCapitals(words));
  }

  public Word at(int index) {
    return words.get(index);
  }

  public int size() {
    return words.size();
  }

  private static boolean allCapitals(List<Word> words) {
    int upper = 0;
    int lower = 0;
    for (Word word : words) {
      upper += word.shape() == Word.Shape.UPPER ? 1 : 0;
      lower += word.shape() == Word.Shape.LOWER || word.shape() == Word.Shape.CAPITALISED ? 1 : 0;
    }
    return upper > 2 * lower;
  }
}
