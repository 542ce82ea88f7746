package io.wiredesk.enrich.match.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import org.agrona.collections.Int2IntHashMap;

/**
 * Which remembered texts have a key: an inverted index of ints. A removed text only leaves its
 * count; its number stays in the list until the list is tidied, and is passed over until then.
 *
 * <p>Each key has a row while any text has it: one look-up finds the row, and by the row all else.
 * What is found depends on what is remembered alone, not on how it came to be so: an index rebuilt
 * after a restart answers as the one before.
 */
final class Postings {
  /** No row, no text. */
  static final int NONE = -1;

  /** Newest texts of a list that are ever asked for. */
  static final int ASKED = 128;

  /** Texts that a long list keeps: some of those asked for may be forgotten before older ones. */
  private static final int KEPT = 192;

  private final Int2IntHashMap rows = new Int2IntHashMap(NONE);

  /** Texts that have the key, by row; of a row that is free, the next free one. */
  private int[] counts = new int[1024];

  /** Most keys have one text: it needs no list of its own. By row. */
  private int[] singles = new int[1024];

  /** By row; first element: how many follow, oldest first. */
  private int[][] lists = new int[1024][];

  /** Rows whose list has lost living texts, its oldest. */
  private final BitSet cut = new BitSet();

  private int used;
  private int free = NONE;

  /** Where a number that is still remembered has its slot; {@link #NONE} for any other. */
  private final IntUnaryOperator slots;

  Postings(IntUnaryOperator slots) {
    this.slots = slots;
  }

  /** Where a key is kept; {@link #NONE} for one that no text has. */
  int row(int key) {
    return rows.get(key);
  }

  /** Texts that have it. */
  int count(int key) {
    int row = rows.get(key);
    return row == NONE ? 0 : counts[row];
  }

  /** The same by row. */
  int countOf(int row) {
    return counts[row];
  }

  /** Counts one more without listing it. */
  void count(int key, int more) {
    counts[rowFor(key)] += more;
  }

  /**
   * Lists a text under a key.
   *
   * @param number not negative, and newer than all before
   */
  void add(int key, int number) {
    int row = rowFor(key);
    counts[row]++;
    int[] list = lists[row];
    if (list != null) {
      int[] room = list[0] + 1 < list.length ? list : tidied(list, row);
      room[++room[0]] = number;
      lists[row] = room;
      return;
    }
    int only = singles[row];
    if (only != NONE && slots.applyAsInt(only) != NONE) {
      lists[row] = new int[] {2, only, number};
      singles[row] = NONE;
    } else {
      singles[row] = number;
    }
  }

  /** Takes one off a key's count. */
  void remove(int key) {
    int row = rows.get(key);
    if (row != NONE && --counts[row] == 0) {
      rows.remove(key);
      lists[row] = null;
      counts[row] = free;
      free = row;
    }
  }

  /**
   * Adds a weight to the slots of a row's newest texts, newest first.
   *
   * @return how many are still asked for, of those older than {@link #oldest}
   */
  int newest(int row, int weight, Tally to) {
    int only = singles[row] == NONE ? NONE : slots.applyAsInt(singles[row]);
    if (only != NONE) {
      to.add(only, weight);
    }
    int[] list = lists[row];
    int given = 0;
    for (int i = list == null ? 0 : list[0]; i > 0 && given < ASKED; i--) {
      int slot = slots.applyAsInt(list[i]);
      if (slot != NONE) {
        to.add(slot, weight);
        given++;
      }
    }
    return cut.get(row) ? ASKED - given : 0;
  }

  /** The oldest text of a row's list, which may be forgotten. */
  int oldest(int row) {
    return lists[row][1];
  }

  private int rowFor(int key) {
    int row = rows.get(key);
    if (row == NONE) {
      row = opened();
      rows.put(key, row);
    }
    return row;
  }

  private int opened() {
    int row = free;
    if (row == NONE) {
      row = used++;
      room();
    } else {
      free = counts[row];
    }
    counts[row] = 0;
    singles[row] = NONE;
    cut.clear(row);
    return row;
  }

  private void room() {
    if (used > counts.length) {
      int length = counts.length + counts.length / 2;
      counts = Arrays.copyOf(counts, length);
      singles = Arrays.copyOf(singles, length);
      lists = Arrays.copyOf(lists, length);
    }
  }

  /** A wider list without the forgotten, and not longer than of use. */
  private int[] tidied(int[] list, int row) {
    int live = 0;
    for (int i = 1; i <= list[0]; i++) {
      if (slots.applyAsInt(list[i]) != NONE) {
        list[++live] = list[i];
      }
    }
    int over = Math.max(0, live - KEPT);
    if (over > 0) {
      System.arraycopy(list, over + 1, list, 1, KEPT);
      live = KEPT;
      cut.set(row);
    }
    int[] wider = Arrays.copyOf(list, live + 2 + live / 2);
    wider[0] = live;
    return wider;
  }
}
