package io.wiredesk.monitor;

import java.util.Arrays;

/** A byte of flags for each offset of one partition, from its first offset on. Not thread-safe. */
final class Marks {
  private final long first;
  private byte[] flags = new byte[1024];
  private int length;

  Marks(long first) {
    this.first = first;
  }

  long first() {
    return first;
  }

  /** How many offsets there are, those never marked included. */
  int length() {
    return length;
  }

  byte at(int index) {
    return flags[index];
  }

  void add(long offset, byte flag) {
    int index = Math.toIntExact(offset - first);
    if (index >= flags.length) {
      flags =
          Arrays.copyOf(flags, Math.max(index + 1, Math.addExact(flags.length, flags.length / 2)));
    }
    length = Math.max(length, index + 1);
    flags[index] |= flag;
  }

  void clear(long offset, byte flag) {
    int index = Math.toIntExact(offset - first);
    if (index < length) {
      flags[index] &= (byte) ~flag;
    }
  }

  boolean has(long offset, byte flag) {
    long index = offset - first;
    return index >= 0 && index < length && (flags[(int) index] & flag) != 0;
  }
}
