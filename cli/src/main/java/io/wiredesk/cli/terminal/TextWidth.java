package io.wiredesk.cli.terminal;

/** Text that has to fit into a column. */
public final class TextWidth {
  private TextWidth() {}

  /**
   * The beginning of a text that is longer than so many characters, with an ellipsis at its end.
   */
  public static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
