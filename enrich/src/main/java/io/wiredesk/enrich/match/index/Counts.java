package io.wiredesk.enrich.match.index;

import io.wiredesk.enrich.text.Hashes;

/** How often each of some keys was counted. Belongs to one thread. */
final class Counts {
  private int[] keys = new int[1024];

  /** 0 where the slot is free. */
  private int[] counts = new int[1024];

  private int used;

  int of(int key) {
    return counts[slot(key)];
  }

  void add(int key, int more) {
    int slot = slot(key);
    int before = counts[slot];
    if (before + more == 0) {
      if (before != 0) {
        free(slot);
      }
      return;
    }
    keys[slot] = key;
    counts[slot] = before + more;
    if (before == 0 && 3 * ++used > 2 * keys.length) {
      grow();
    }
  }

  /** Closes the gap: what stands behind it may have been pushed there by what goes. */
  private void free(int slot) {
    counts[slot] = 0;
    used--;
    int mask = keys.length - 1;
    for (int at = slot + 1 & mask; counts[at] != 0; at = at + 1 & mask) {
      int key = keys[at];
      int count = counts[at];
      counts[at] = 0;
      int home = slot(key);
      keys[home] = key;
      counts[home] = count;
    }
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new int[2 * oldKeys.length];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = Hashes.mixed(key) & mask;
    while (counts[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
