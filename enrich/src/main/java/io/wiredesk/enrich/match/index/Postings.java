package io.wiredesk.enrich.match.index;

import io.wiredesk.enrich.text.Hashes;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Which remembered texts have a key: an inverted index of ints. A removed text only leaves its
 * count; its number stays in the list until the list is tidied, and is passed over until then.
 *
 * <p>What a look-up finds depends on what is remembered alone, not on how it came to be so: an
 * index rebuilt after a restart answers as the one before.
 */
final class Postings {
  private static final int SMALLEST = 1024;
  private static final int[] NONE = {};

  /** Most keys have one text: it needs no list of its own. */
  private static final int[] SINGLE = {};

  private int[] keys = new int[SMALLEST];
  private int[] counts = new int[SMALLEST];

  /** Null where the slot is free. */
  private int[][] lists = new int[SMALLEST][];

  /** The text of a {@link #SINGLE}. */
  private int[] singles = new int[SMALLEST];

  private int used;

  /** Texts that have it. */
  int count(int key) {
    return counts[slot(key)];
  }

  /** Counts one more without listing it. */
  void count(int key, int more) {
    counts[entered(key)] += more;
  }

  /**
   * Lists a text under a key.
   *
   * @param number higher than all before
   * @param lives whether a number is still remembered
   */
  void add(int key, int number, IntPredicate lives) {
    int slot = entered(key);
    counts[slot]++;
    int[] list = lists[slot];
    if (list == NONE || (list == SINGLE && !lives.test(singles[slot]))) {
      lists[slot] = SINGLE;
      singles[slot] = number;
      return;
    }
    if (list == SINGLE) {
      lists[slot] = new int[] {2, singles[slot], number};
      return;
    }
    int length = list[0];
    if (length + 1 >= list.length) {
      list = room(list, length, lives);
      lists[slot] = list;
      length = list[0];
    }
    list[length + 1] = number;
    list[0] = length + 1;
  }

  /** Takes one off a key's count. */
  void remove(int key) {
    int slot = slot(key);
    if (lists[slot] != null && --counts[slot] == 0) {
      lists[slot] = NONE;
    }
  }

  /** The newest texts of a key, newest first. */
  void newest(int key, int most, IntPredicate lives, IntConsumer to) {
    int slot = slot(key);
    int[] list = lists[slot];
    if (list == null || list == NONE) {
      return;
    }
    if (list == SINGLE) {
      if (lives.test(singles[slot])) {
        to.accept(singles[slot]);
      }
      return;
    }
    int given = 0;
    for (int i = list[0]; i > 0 && given < most; i--) {
      if (lives.test(list[i])) {
        to.accept(list[i]);
        given++;
      }
    }
  }

  /** First element: how many follow. */
  private static int[] room(int[] list, int length, IntPredicate lives) {
    int live = 0;
    for (int i = 1; i <= length; i++) {
      if (lives.test(list[i])) {
        list[++live] = list[i];
      }
    }
    int[] wider = Arrays.copyOf(list, live + 2 + live / 2);
    wider[0] = live;
    return wider;
  }

  private int entered(int key) {
    int slot = slot(key);
    if (lists[slot] == null) {
      if (3 * used > 2 * keys.length) {
        rehash();
        slot = slot(key);
      }
      keys[slot] = key;
      lists[slot] = NONE;
      used++;
    }
    return slot;
  }

  /** Doubles the table, or only sweeps it where half of it has been forgotten. */
  private void rehash() {
    int live = 0;
    for (int count : counts) {
      live += count > 0 ? 1 : 0;
    }
    int size = 3 * live > keys.length ? 2 * keys.length : keys.length;
    int[] oldKeys = keys;
    int[] oldCounts = counts;
    int[][] oldLists = lists;
    int[] oldSingles = singles;
    keys = new int[size];
    counts = new int[size];
    lists = new int[size][];
    singles = new int[size];
    used = live;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
        lists[slot] = oldLists[i];
        singles[slot] = oldSingles[i];
      }
    }
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = Hashes.mixed(key) & mask;
    while (lists[slot] != null && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
