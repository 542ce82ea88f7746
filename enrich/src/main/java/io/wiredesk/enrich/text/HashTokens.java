package io.wiredesk.enrich.text;

import java.util.Arrays;

/**
 * A text as hashed words in order. A number is a word by its value, whatever way it is written. Two
 * texts share a word when they share its hash.
 */
public final class HashTokens {
  /** It begins with a capital letter. */
  public static final int CAPITAL = 1;

  /** It is a number, see {@link #value}. */
  public static final int NUMBER = 2;

  /** A number that stands for a calendar day, 32 × month + day. */
  public static final int DAY = 4;

  /** A number that may well be a year. */
  public static final int YEAR = 8;

  private int[] hashes = new int[256];
  private byte[] flags = new byte[256];
  private float[] values = new float[256];
  private int size;

  public void clear() {
    size = 0;
  }

  public int size() {
    return size;
  }

  public int hash(int at) {
    return hashes[at];
  }

  public float value(int at) {
    return values[at];
  }

  public boolean is(int at, int flag) {
    return (flags[at] & flag) != 0;
  }

  void add(int hash, int flag, float value) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      flags = Arrays.copyOf(flags, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    hashes[size] = hash;
    flags[size] = (byte) flag;
    values[size++] = value;
  }

  void addNumber(double value, int flag) {
    float rounded = (float) value;
    add(Hashes.number(rounded), NUMBER | flag, rounded);
  }

  /** No number of a text is negative, so that March 2 is a word of its own and not 98. */
  void addDay(int month, int day) {
    float value = 32 * month + day;
    add(Hashes.number(-value), NUMBER | DAY, value);
  }

  void removeLast() {
    size--;
  }
}
