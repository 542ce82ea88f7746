package io.wiredesk.sink.story;

/** What becomes of a stored field when a kill covers the row or document that it is in. */
public enum Fate {
  STAYS,
  /** Tells of the text; goes where the {@link Erase} policy takes all. */
  DETAIL,
  /** Is the text, or says what was found in it; goes always. */
  GOES
}
