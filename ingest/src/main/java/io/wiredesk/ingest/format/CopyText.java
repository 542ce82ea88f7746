package io.wiredesk.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
  private static final Pattern SIGN_OFF =
      Pattern.compile(
          "=*\\s*(?:Reuters?|REUTERS?|Kyodo|AAP(?: [A-Z]{2,4})?|UPI|TASS|END|NNNN)\\s*=*");

  static CopyText of(List<CopyLine> lines) {
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
    return withSignOff(done);
  }

  private static void end(StringBuilder open, List<String> done) {
    if (!open.isEmpty()) {
      done.add(open.toString());
      open.setLength(0);
    }
  }

  /** It stands on a line of its own, or behind the last words. */
  private static CopyText withSignOff(List<String> done) {
    int last = done.size() - 1;
    if (last < 0) {
      return new CopyText(done, null);
    }
    String text = done.get(last);
    if (text.length() < 20 && SIGN_OFF.matcher(text).matches()) {
      String name = text.replace("=", "").strip();
      boolean named = !name.equals("NNNN") && !name.equals("END");
      return new CopyText(done.subList(0, last), named ? name : null);
    }
    return new CopyText(done, null);
  }

  Content content() {
    return new Content(Texts.join(paragraphs.stream()), null);
  }
}
