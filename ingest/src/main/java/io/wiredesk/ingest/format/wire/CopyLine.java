package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;

/**
 * A line of wire copy. American wires begin a set line with {@code ^} and end it with {@code <}
 * (flush left), {@code =} (centred) or {@code |} (flush right); German ones end the head with
 * {@code =}, Kyodo the headline with {@code +}. A paragraph begins with a tab or spaces.
 *
 * @param text what it says, on one line
 * @param indented whether it begins a paragraph
 * @param set whether it is set as a line of its own
 * @param closed whether it ends with a mark
 * @param row whether it is a row of a table
 */
record CopyLine(String text, boolean indented, boolean set, boolean closed, boolean row) {
  /** Backspace begins a row of a table, DLE is a space within it, ^^ and US move a column on. */
  private static final TextPattern COLUMNS = TextPattern.of("\\^+|\\x1F");

  static CopyLine of(String raw) {
    boolean row = raw.indexOf('\b') >= 0;
    String line = withoutLeadingControls(raw);
    boolean indented = line.startsWith("\t") || line.startsWith("  ");
    boolean set = line.startsWith("^") || row;
    String body = line.strip();
    boolean closed = !body.isEmpty() && "<=+|".indexOf(body.charAt(body.length() - 1)) >= 0;
    return new CopyLine(
        typeset(withoutMarks(body, set, closed), set || closed), indented, set, closed, row);
  }

  private static String withoutLeadingControls(String raw) {
    int from = 0;
    while (from < raw.length() && isControl(raw.charAt(from))) {
      from++;
    }
    return raw.substring(from);
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\t') || c == 0x7F;
  }

  private static String withoutMarks(String line, boolean set, boolean closed) {
    int from = set && line.startsWith("^") ? 1 : 0;
    int to = line.length();
    while (closed && to > from && "<=+| ".indexOf(line.charAt(to - 1)) >= 0) {
      to--;
    }
    return line.substring(from, to);
  }

  /** Typewriter quotes and dashes as people write them. */
  private static String typeset(String line, boolean set) {
    String copy = line.indexOf('`') < 0 ? line : line.replace("``", "\"").replace("''", "\"");
    if (copy.contains(" _ ")) {
      copy = copy.replace(" _ ", " — ");
    }
    return Texts.line(set ? COLUMNS.matcher(copy).replaceAll(" ").replace('{', '½') : copy);
  }

  boolean isBlank() {
    return text.isEmpty();
  }
}
