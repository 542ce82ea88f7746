package io.wiredesk.local.benchmark;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of 2 kB that nobody wrote, with as many function words and rare words as English has. */
public final class InventedProse {
  private static final String[] FUNCTION_WORDS =
      ("the of to and in a said for that on it is was with as by at from be has its have are will"
              + " which an he not after were")
          .split(" ");

  /** Words, drawn by Zipf's law: the n-th one n times less often than the first. */
  private static final int VOCABULARY = 50_000;

  private static final int PARAGRAPHS = 12;
  private static final int WORDS = 25;

  private final Random random = new Random(1);

  /** Twelve sentences, a paragraph each. */
  public String story() {
    return IntStream.range(0, PARAGRAPHS)
        .mapToObj(i -> sentence())
        .collect(Collectors.joining("\n\n"));
  }

  /** Words that no other story has in this order. */
  public String sentence() {
    return random
            .doubles(WORDS)
            .mapToObj(d -> word((int) Math.pow(VOCABULARY, d)))
            .collect(Collectors.joining(" "))
        + ".";
  }

  /** Consonants and vowels by turns, the shorter the more frequent. */
  private static String word(int rank) {
    if (rank <= FUNCTION_WORDS.length) {
      return FUNCTION_WORDS[rank - 1];
    }
    StringBuilder word = new StringBuilder();
    for (int rest = rank; word.length() < 3 || rest > 0; rest /= 100) {
      word.append("bcdfghklmnprstvwxyzj".charAt(rest % 20)).append("aeiou".charAt(rest / 20 % 5));
    }
    return word.toString();
  }
}
