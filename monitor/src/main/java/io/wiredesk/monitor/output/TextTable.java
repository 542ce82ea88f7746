package io.wiredesk.monitor.output;

import java.util.ArrayList;
import java.util.List;

/** Columns aligned for a terminal. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();
  private final List<Integer> right;

  /**
   * @param right columns aligned to the right, from 0
   */
  public TextTable(List<String> header, List<Integer> right) {
    this.right = right;
    row(header.toArray(String[]::new));
  }

  public void row(String... cells) {
    String[] plain = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      plain[i] = plain(cells[i]);
    }
    rows.add(plain);
  }

  /** Group and topic names are others' words: no control characters reach the terminal. */
  public static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String pad = " ".repeat(widths[i] - row[i].length());
        line.append(right.contains(i) ? pad + row[i] : row[i] + pad).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
