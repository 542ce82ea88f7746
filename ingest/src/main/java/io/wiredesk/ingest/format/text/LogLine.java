package io.wiredesk.ingest.format.text;

/** Words from the wire made fit for one line of a reason or a log. */
public final class LogLine {
  private static final int LONGEST = 120;

  private LogLine() {}

  /** The words on one line, control characters gone, shortened. */
  public static String of(String words) {
    String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
