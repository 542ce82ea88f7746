package io.wiredesk.enrich.match.sketch;

import io.wiredesk.enrich.text.HashTokens;
import io.wiredesk.enrich.text.Hashes;
import java.util.Arrays;

/**
 * Whether a story says early on that it follows from something of yesterday or of earlier the same
 * day: an answer, a decision, a next step.
 */
final class LookingBack {
  /** Words in which it says so. */
  private static final int OPENING = 60;

  private static final int[] BEFORE =
      hashes("yesterday earlier gestern ayer ieri ontem gisteren igår wczoraj вчера");

  private static final int EARLIER = Hashes.word("earlier");

  /** "A year earlier" compares. */
  private static final int[] SPANS = hashes("year years quarter month months week weeks");

  private LookingBack() {}

  static boolean in(HashTokens tokens) {
    for (int i = 0; i < Math.min(OPENING, tokens.size()); i++) {
      if (has(BEFORE, tokens.hash(i)) && !compares(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean compares(HashTokens tokens, int at) {
    return tokens.hash(at) == EARLIER && at > 0 && has(SPANS, tokens.hash(at - 1));
  }

  private static boolean has(int[] words, int word) {
    return Arrays.binarySearch(words, word) >= 0;
  }

  private static int[] hashes(String words) {
    return Arrays.stream(words.split(" ", -1)).mapToInt(Hashes::word).sorted().toArray();
  }
}
