package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * What stands at a text's end for editors alone, behind a line that says so: telephone numbers,
 * contacts. It becomes a note, so that nobody prints it.
 */
final class NotForPublication {
  static final String ROLE = "not-for-publication";

  private static final int LONGEST = 120;

  /** The mark of a heading, its words, and the blank line below it. */
  private static final int LONGEST_HEADING = 1 + 60 + 2;

  private static final TextPattern LINE =
      TextPattern.of(
          "(?i)[*# ]{0,12}(?:the following|following|die folgenden?|folgende) [^\\n"
              + ".]{0,60}?(?:not (?:intended )?for publication|nicht zur veröffentlichung(?:"
              + " bestimmt)?)[*:. ]{0,12}");

  private NotForPublication() {}

  /** Sets it apart in a plain text; in markup it stays, as nobody is known to send it so. */
  static void setApart(WireStory.Builder story) {
    String body = story.getBody();
    int line = story.getBodyHtml() == null ? line(body) : -1;
    if (line >= 0) {
      int start = heading(body, line);
      List<EdNote> notes = new ArrayList<>(story.getEdNotes());
      notes.add(new EdNote(ROLE, body.substring(start)));
      story.setEdNotes(notes).setBody(body.substring(0, start).strip());
    }
  }

  /** Where it begins, or -1. Only short lines are looked at: a body's paragraphs are long. */
  private static int line(String body) {
    Matcher line = LINE.matcher(body);
    for (int start = 0; start < body.length(); ) {
      int newline = body.indexOf('\n', start);
      int end = newline < 0 ? body.length() : newline;
      if (end - start <= LONGEST && line.region(start, end).matches()) {
        return start;
      }
      start = end + 1;
    }
    return -1;
  }

  /** Where a heading right above the line begins, else the line. */
  private static int heading(String body, int line) {
    if (line < 2 || !body.startsWith("\n\n", line - 2)) {
      return line;
    }
    int start = body.lastIndexOf('\n', line - 3) + 1;
    return body.charAt(start) == '#' && line - start <= LONGEST_HEADING ? start : line;
  }
}
