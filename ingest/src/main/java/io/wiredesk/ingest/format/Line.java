package io.wiredesk.ingest.format;

/** Words from the wire made fit for one line of a reason or a log. */
final class Line {
  private static final int LONGEST = 120;

  private Line() {}

  /** The words on one line, control characters gone, shortened. */
  static String of(String words) {
    String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
