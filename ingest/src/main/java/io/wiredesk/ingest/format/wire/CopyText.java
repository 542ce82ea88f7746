package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wire copy as paragraphs. One begins at an indented line, at a line that is set by itself, and
 * behind a blank line; a word broken at a line's end is not mended, since nothing tells it from a
 * compound.
 *
 * @param paragraphs clean, in order
 * @param signOff the agency's name at the end, null where there is none
 */
record CopyText(List<String> paragraphs, @Nullable String signOff) {
  private static final TextPattern SIGN_OFF =
      TextPattern.of(
          "^=*\\s*(?:Reuters?|REUTERS?|Kyodo|AAP(?: [A-Z]{2,4})?|UPI|TASS|END|NNNN)\\s*=*");

  private static final int LONGEST_SIGN_OFF = 20;

  static CopyText of(List<CopyLine> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    String last = end == 0 ? "" : lines.get(end - 1).text();
    boolean signed = last.length() < LONGEST_SIGN_OFF && SIGN_OFF.matcher(last).matches();
    return signed
        ? new CopyText(paragraphs(lines.subList(0, end - 1)), name(last))
        : new CopyText(paragraphs(lines.subList(0, end)), null);
  }

  private static @Nullable String name(String signOff) {
    String name = signOff.replace("=", "").strip();
    return name.equals("NNNN") || name.equals("END") ? null : name;
  }

  private static List<String> paragraphs(List<CopyLine> lines) {
    List<String> done = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    boolean apart = false;
    for (CopyLine line : lines) {
      if (line.isBlank() || line.indented() || line.set() || apart) {
        end(open, done);
      }
      open.append(open.isEmpty() ? "" : " ").append(line.text());
      apart = line.set();
    }
    end(open, done);
    return done;
  }

  private static void end(StringBuilder open, List<String> done) {
    if (!open.isEmpty()) {
      done.add(open.toString());
      open.setLength(0);
    }
  }

  Content content() {
    return new Content(Texts.join(paragraphs.stream()), null);
  }
}
