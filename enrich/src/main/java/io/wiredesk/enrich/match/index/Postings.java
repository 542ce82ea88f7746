package io.wiredesk.enrich.match.index;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.agrona.collections.Int2IntCounterMap;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Which remembered texts have a key: an inverted index of ints. A removed text only leaves its
 * count; its number stays in the list until the list is tidied, and is passed over until then.
 *
 * <p>What a look-up finds depends on what is remembered alone, not on how it came to be so: an
 * index rebuilt after a restart answers as the one before.
 */
final class Postings {
  private static final int NONE = -1;

  private final Int2IntCounterMap counts = new Int2IntCounterMap(0);

  /** Most keys have one text: it needs no list of its own. */
  private final Int2IntHashMap singles = new Int2IntHashMap(NONE);

  /** First element: how many follow, oldest first. */
  private final Int2ObjectHashMap<int[]> lists = new Int2ObjectHashMap<>();

  /** Texts that have it. */
  int count(int key) {
    return counts.get(key);
  }

  /** Counts one more without listing it. */
  void count(int key, int more) {
    counts.addAndGet(key, more);
  }

  /**
   * Lists a text under a key.
   *
   * @param number not negative, and newer than all before
   * @param lives whether a number is still remembered
   */
  void add(int key, int number, IntPredicate lives) {
    counts.incrementAndGet(key);
    int[] list = lists.get(key);
    if (list != null) {
      int[] room = list[0] + 1 < list.length ? list : tidied(list, lives);
      room[++room[0]] = number;
      lists.put(key, room);
      return;
    }
    int only = singles.put(key, number);
    if (only != NONE && lives.test(only)) {
      singles.remove(key);
      lists.put(key, new int[] {2, only, number});
    }
  }

  /** Takes one off a key's count. */
  void remove(int key) {
    if (counts.decrementAndGet(key) == 0) {
      singles.remove(key);
      lists.remove(key);
    }
  }

  /** The newest texts of a key, newest first. */
  void newest(int key, int most, IntPredicate lives, IntConsumer to) {
    int only = singles.get(key);
    if (only != NONE && lives.test(only)) {
      to.accept(only);
    }
    int[] list = lists.get(key);
    int given = 0;
    for (int i = list == null ? 0 : list[0]; i > 0 && given < most; i--) {
      if (lives.test(list[i])) {
        to.accept(list[i]);
        given++;
      }
    }
  }

  /** A wider list without the forgotten. */
  private static int[] tidied(int[] list, IntPredicate lives) {
    int live = 0;
    for (int i = 1; i <= list[0]; i++) {
      if (lives.test(list[i])) {
        list[++live] = list[i];
      }
    }
    int[] wider = Arrays.copyOf(list, live + 2 + live / 2);
    wider[0] = live;
    return wider;
  }
}
