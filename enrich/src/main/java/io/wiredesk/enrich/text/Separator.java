package io.wiredesk.enrich.text;

/**
 * What parts a word from the one before it; of several signs the strongest, which stands last here.
 */
public enum Separator {
  SPACE,
  HYPHEN,
  AMPERSAND,
  COMMA,
  QUOTE,
  OTHER,
  CLOSE,
  OPEN,
  LESS,
  STOP,
  PARAGRAPH;

  /** Whether a name can go on across it. */
  public boolean joins() {
    return compareTo(AMPERSAND) <= 0;
  }

  /** Whether a sentence may begin after it, so that a capital letter says nothing. */
  boolean opensSentence() {
    return this == QUOTE || compareTo(STOP) >= 0;
  }

  static Separator stronger(Separator one, Separator other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
