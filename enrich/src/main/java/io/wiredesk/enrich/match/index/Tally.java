package io.wiredesk.enrich.match.index;

import java.util.Arrays;

/** Adds up weights by slot, many times over without new memory. Belongs to one thread. */
final class Tally {
  /** More weight than this counts no further. */
  private static final int HEAVIEST = 512;

  private final int[] histogram = new int[HEAVIEST + 1];

  /** By slot. */
  private final int[] weights;

  /** Slots that have a weight, in the order of their first. */
  private int[] weighed = new int[1024];

  private int size;

  /**
   * @param slots how many there are
   */
  Tally(int slots) {
    weights = new int[slots];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      weights[weighed[i]] = 0;
    }
    size = 0;
  }

  /**
   * Adds to a slot's weight.
   *
   * @param weight positive
   */
  void add(int slot, int weight) {
    if (weights[slot] == 0) {
      if (size == weighed.length) {
        weighed = Arrays.copyOf(weighed, 2 * size);
      }
      weighed[size++] = slot;
    }
    weights[slot] += weight;
  }

  /** The slots with the most weight, heaviest first; of equals those added first. */
  int[] heaviest(int most) {
    Arrays.fill(histogram, 0);
    for (int i = 0; i < size; i++) {
      histogram[lightness(weighed[i])]++;
    }
    int before = 0;
    for (int i = 0; i <= HEAVIEST; i++) {
      int here = histogram[i];
      histogram[i] = before;
      before += here;
    }
    int[] heaviest = new int[Math.min(most, size)];
    for (int i = 0; i < size; i++) {
      int rank = histogram[lightness(weighed[i])]++;
      if (rank < heaviest.length) {
        heaviest[rank] = weighed[i];
      }
    }
    return heaviest;
  }

  private int lightness(int slot) {
    return HEAVIEST - Math.min(HEAVIEST, weights[slot]);
  }
}
