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

  /** The line, by itself, and the heading right above it. */
  private static final TextPattern LINE =
      TextPattern.of(
          "(?im)(?:^#[^\\n"
              + "]{0,60}\\n"
              + "\\n"
              + ")?^(?=[^\\n"
              + "]{0,120}$)[*# ]{0,12}(?:the following|following|die folgenden?|folgende) [^\\n"
              + ".]{0,60}?(?:not (?:intended )?for publication|nicht zur veröffentlichung(?:"
              + " bestimmt)?)[*:. ]{0,12}$");

  private NotForPublication() {}

  /** Sets it apart in a plain text; in markup it stays, as nobody is known to send it so. */
  static void setApart(WireStory.Builder story) {
    String body = story.getBody();
    Matcher line = LINE.matcher(body);
    if (story.getBodyHtml() == null && line.find()) {
      List<EdNote> notes = new ArrayList<>(story.getEdNotes());
      notes.add(new EdNote(ROLE, body.substring(line.start())));
      story.setEdNotes(notes).setBody(body.substring(0, line.start()).strip());
    }
  }
}
