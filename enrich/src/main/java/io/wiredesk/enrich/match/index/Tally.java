package io.wiredesk.enrich.match.index;

import io.wiredesk.enrich.text.Hashes;
import java.util.Arrays;

/** Adds up weights by number, many times over without new memory. Belongs to one thread. */
final class Tally {
  private static final int HEAVIEST = 512;

  private int[] numbers = new int[4096];
  private int[] weights = new int[4096];
  private int[] touched = new int[2048];
  private final int[] histogram = new int[HEAVIEST + 1];
  private int size;

  void clear() {
    for (int i = 0; i < size; i++) {
      weights[touched[i]] = 0;
    }
    size = 0;
  }

  void add(int number, int weight) {
    if (2 * size >= touched.length * 2) {
      grow();
    }
    int slot = slot(number);
    if (weights[slot] == 0) {
      numbers[slot] = number;
      touched[size++] = slot;
    }
    weights[slot] += weight;
  }

  /** The numbers with the most weight, heaviest first; of equals those added first. */
  int[] heaviest(int most) {
    Arrays.fill(histogram, 0);
    for (int i = 0; i < size; i++) {
      histogram[HEAVIEST - Math.min(HEAVIEST, weights[touched[i]])]++;
    }
    int before = 0;
    for (int i = 0; i <= HEAVIEST; i++) {
      int here = histogram[i];
      histogram[i] = before;
      before += here;
    }
    int[] heaviest = new int[Math.min(most, size)];
    for (int i = 0; i < size; i++) {
      int rank = histogram[HEAVIEST - Math.min(HEAVIEST, weights[touched[i]])]++;
      if (rank < heaviest.length) {
        heaviest[rank] = numbers[touched[i]];
      }
    }
    return heaviest;
  }

  private int slot(int number) {
    int mask = numbers.length - 1;
    int slot = Hashes.mixed(number) & mask;
    while (weights[slot] != 0 && numbers[slot] != number) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldNumbers = new int[size];
    int[] oldWeights = new int[size];
    for (int i = 0; i < size; i++) {
      oldNumbers[i] = numbers[touched[i]];
      oldWeights[i] = weights[touched[i]];
    }
    int count = size;
    numbers = new int[numbers.length * 2];
    weights = new int[numbers.length];
    touched = new int[touched.length * 2];
    size = 0;
    for (int i = 0; i < count; i++) {
      add(oldNumbers[i], oldWeights[i]);
    }
  }
}
