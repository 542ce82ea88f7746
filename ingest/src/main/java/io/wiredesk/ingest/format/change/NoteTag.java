package io.wiredesk.ingest.format.change;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * What a note to editors begins with: {@code Eds: CORRECTS spelling in 3rd graf}, {@code (Refiles
 * to fix link)}. So says the bracketed first paragraph that Reuters sets above a text.
 */
final class NoteTag {
  /** A first paragraph in brackets that says what this version does. */
  private static final TextPattern ABOVE_TEXT =
      TextPattern.of(
          "^\\((?:Corrects|Refiles|Repeats|Adds|Updates|Recasts|Rewrites)\\b[^\\n]{0,300}\\)");

  private static final TextPattern CORRECTS =
      TextPattern.of(
          "(?iu)\\b(?:correct|rectif|korrig|korrektur|berichtig|richtig gestellt|präzisiert)");

  private NoteTag() {}

  /**
   * The first rule that a note or the text's beginning says.
   *
   * @param updates whether a signal says so
   */
  static Optional<Change> of(List<EdNote> notes, String body, boolean updates) {
    Matcher above = ABOVE_TEXT.matcher(body);
    List<String> texts =
        Stream.concat(
                notes.stream().map(EdNote::getText),
                Stream.of(body).filter(b -> above.find()).map(b -> above.group()))
            .toList();
    return notes.stream().anyMatch(note -> isCorrection(note, updates))
        ? Optional.of(Change.correction)
        : Arrays.stream(NoteRule.values())
            .filter(rule -> texts.stream().anyMatch(rule::applies))
            .map(rule -> rule.change)
            .findFirst();
  }

  /**
   * By its role, such as dpa's {@code dpaednoterole:correctionshort}, in which agencies also say
   * what an update adds: then its words must say that they correct.
   */
  private static boolean isCorrection(EdNote note, boolean updates) {
    return note.getRole() != null
        && Texts.code(note.getRole()).toLowerCase(Locale.ROOT).startsWith("correct")
        && (CORRECTS.matcher(note.getText()).find()
            || (!updates && !NoteRule.UPDATE.applies(note.getText())));
  }
}
