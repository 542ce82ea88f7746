package io.wiredesk.enrich.text;

/**
 * A word as it stands in a text.
 *
 * @param text as written, without a possessive ending
 * @param key folded for lookup: lower case, without accents
 * @param start offset of its first character
 * @param end offset behind its last character, the possessive ending left out
 * @param shape how its letters are cased
 * @param gap what parts it from the word before
 * @param possessive whether 's or s' followed
 */
public record Word(
    String text, String key, int start, int end, Shape shape, Separator gap, boolean possessive) {
  /** How a word's letters are cased. */
  public enum Shape {
    LOWER,
    CAPITALISED,
    /** Two letters or more, all of them capitals. */
    UPPER,
    NUMBER,
    /** Of a script without case. */
    UNCASED
  }

  public boolean capital() {
    return shape == Shape.CAPITALISED || shape == Shape.UPPER;
  }

  /** A single capital letter, as in "J. Halvorsen". */
  public boolean initial() {
    return text.length() == 1 && capital();
  }
}
