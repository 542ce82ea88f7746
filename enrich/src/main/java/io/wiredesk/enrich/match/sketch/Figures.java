package io.wiredesk.enrich.match.sketch;

import io.wiredesk.enrich.text.HashTokens;
import io.wiredesk.enrich.text.Hashes;
import java.util.Arrays;

/**
 * The numbers of a text and the role each plays: the word it belongs to, whether it is the figure
 * or the one it is compared with, and the how manieth of its kind it is. "Shr 73 cts vs 58 cts"
 * gives 73 as the first "shr" and 58 as what the first "shr" is compared with. Years and days of
 * the calendar are no figures.
 */
public final class Figures {
  /** Figures kept of a text. */
  public static final int MOST = 20;

  private static final int BACK = 4;

  private static final int[] COMPARED = hashes("vs versus against compared from gegen contre");

  private static final int[] LABELS_NOTHING =
      hashes(
          "loss profit of to a an the about by was were is are and or at than over under up down in on"
              + " for its nearly some around approximately only another with cents dollars percent");

  private Figures() {}

  static int[] of(HashTokens tokens) {
    int[] out = new int[2 * MOST];
    int count = 0;
    int label = 0;
    for (int i = 0; i < tokens.size() && count < 2 * MOST; i++) {
      if (!tokens.is(i, HashTokens.NUMBER) || tokens.is(i, HashTokens.DAY | HashTokens.YEAR)) {
        continue;
      }
      boolean compared = compared(tokens, i);
      label = compared ? label : label(tokens, i, label);
      out[count] = numbered(compared ? Hashes.mixed(label + 1) : label, out, count);
      out[count + 1] = Float.floatToIntBits(tokens.value(i));
      count += 2;
    }
    return Arrays.copyOf(out, count);
  }

  private static boolean compared(HashTokens tokens, int number) {
    for (int i = number - 1; i >= Math.max(0, number - 3); i--) {
      if (tokens.is(i, HashTokens.NUMBER)) {
        return false;
      }
      if (Arrays.binarySearch(COMPARED, tokens.hash(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static int label(HashTokens tokens, int number, int before) {
    for (int i = number - 1; i >= Math.max(0, number - BACK); i--) {
      if (tokens.is(i, HashTokens.NUMBER)) {
        return Hashes.mixed(before + 7);
      }
      if (Arrays.binarySearch(LABELS_NOTHING, tokens.hash(i)) < 0) {
        return tokens.hash(i);
      }
    }
    return Hashes.mixed(before + 7);
  }

  /** The second "shr" of a table, which is another period's, has a role of its own. */
  private static int numbered(int role, int[] out, int count) {
    int numbered = role;
    for (int i = 0; i < count; i += 2) {
      if (out[i] == numbered) {
        numbered = Hashes.mixed(numbered + 3);
        i = -2;
      }
    }
    return numbered;
  }

  private static int[] hashes(String words) {
    return Arrays.stream(words.split(" ", -1)).mapToInt(Hashes::word).sorted().toArray();
  }
}
