package io.wiredesk.enrich.text;

/** The hashes that stored sketches are made of: a change of one makes them strangers. */
public final class Hashes {
  private static final int SEED = 0x2c1b3c6d;

  private Hashes() {}

  static int start() {
    return SEED;
  }

  /** One more character. */
  static int with(int hash, int c) {
    return (hash ^ c) * 0x01000193;
  }

  public static int word(String lowerCase) {
    int hash = SEED;
    for (int i = 0; i < lowerCase.length(); i++) {
      hash = with(hash, lowerCase.charAt(i));
    }
    return mixed(hash);
  }

  public static int number(float value) {
    return mixed(Float.floatToIntBits(value) ^ 0x5bd1e995);
  }

  /** In this order. */
  public static int both(int first, int second) {
    return mixed(first * 31 + Integer.rotateLeft(second, 15));
  }

  /** Every bit depends on every bit (MurmurHash3's finaliser, public domain). */
  public static int mixed(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
