package io.wiredesk.enrich.gazetteer;

/** A set of words that says at once of most others that they are not in it. */
final class WordMarks {
  private static final int BITS = 1 << 15;

  private final long[] marks = new long[BITS / Long.SIZE];

  void add(String word) {
    marks[at(word) / Long.SIZE] |= 1L << at(word);
  }

  /** False for a word that was not added; may be true for it, too. */
  boolean mayHave(String word) {
    return (marks[at(word) / Long.SIZE] >>> at(word) & 1) != 0;
  }

  private static int at(String word) {
    int hash = word.hashCode();
    return (hash ^ (hash >>> 15)) & (BITS - 1);
  }
}
