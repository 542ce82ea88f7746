package io.wiredesk.enrich.match.index;

import java.util.Arrays;
import org.agrona.collections.Int2IntCounterMap;
import org.agrona.collections.IntArrayList;

/** Adds up weights by number, many times over without new memory. Belongs to one thread. */
final class Tally {
  /** More weight than this counts no further. */
  private static final int HEAVIEST = 512;

  private final Int2IntCounterMap weights = new Int2IntCounterMap(0);
  private final IntArrayList inOrder = new IntArrayList();
  private final int[] histogram = new int[HEAVIEST + 1];

  void clear() {
    weights.clear();
    inOrder.clear();
  }

  /**
   * Adds to a number's weight.
   *
   * @param weight positive
   */
  void add(int number, int weight) {
    if (weights.addAndGet(number, weight) == weight) {
      inOrder.addInt(number);
    }
  }

  /** The numbers with the most weight, heaviest first; of equals those added first. */
  int[] heaviest(int most) {
    Arrays.fill(histogram, 0);
    for (int i = 0; i < inOrder.size(); i++) {
      histogram[lightness(inOrder.getInt(i))]++;
    }
    int before = 0;
    for (int i = 0; i <= HEAVIEST; i++) {
      int here = histogram[i];
      histogram[i] = before;
      before += here;
    }
    int[] heaviest = new int[Math.min(most, inOrder.size())];
    for (int i = 0; i < inOrder.size(); i++) {
      int number = inOrder.getInt(i);
      int rank = histogram[lightness(number)]++;
      if (rank < heaviest.length) {
        heaviest[rank] = number;
      }
    }
    return heaviest;
  }

  private int lightness(int number) {
    return HEAVIEST - Math.min(HEAVIEST, weights.get(number));
  }
}
