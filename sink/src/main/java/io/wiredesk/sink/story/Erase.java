package io.wiredesk.sink.story;

/** What a kill takes out of the rows that it covers. */
public enum Erase {
  /**
   * All that tells of the text: slug, names, places, subjects, keywords, notes, rights, reasons and
   * what was found in it, as well. What identifies and orders a revision stays.
   */
  ALL,
  /** Headlines, the dateline as written, the body, and what was found in them. */
  TEXT
}
