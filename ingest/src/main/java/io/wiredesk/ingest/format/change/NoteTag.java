package io.wiredesk.ingest.format.change;

import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a note to editors begins with: {@code Eds: CORRECTS spelling in 3rd graf}, {@code (Refiles
 * to fix link)}. So says the bracketed first paragraph that Reuters sets above a text.
 */
final class NoteTag {
  private static final String ADDRESS =
      "(?i)^\\W*(?:(?:AP |attn\\.? |note to )?(?:eds?|editors?|desks?|redaktion(?:en)?)\\b[^:]{0,20}:\\s*\\W?)?";

  /** In this order: a note that corrects and adds is a correction. */
  private static final List<Map.Entry<Change, Pattern>> WORDS =
      List.of(
          Map.entry(
              Change.correction,
              Pattern.compile(
                  ADDRESS
                      + "(?i:correct(?:s|ed|ing|ion)|rectifie[rs]?|rectificati\\w+|korrigiert|korrektur|berichtig\\w+)\\b"
                      + "|^\\W*(?:eds?|editors?)\\b.*\\b(?-i:CORRECTS)\\b")),
          Map.entry(
              Change.refile,
              Pattern.compile(ADDRESS + "(?i:refil(?:es|ed|ing)|this .{0,40}has been refiled)\\b")),
          Map.entry(
              Change.repeat,
              Pattern.compile(ADDRESS + "(?i:repeat(?:s|ed|ing)|wiederholt|wiederholung)\\b")),
          Map.entry(Change.writethru, Pattern.compile(ADDRESS + "(?i:writethr(?:u|ough))\\b")),
          Map.entry(
              Change.update,
              Pattern.compile(
                  ADDRESS
                      + "(?i:updat(?:es|ing)|adds|recasts|rewrites|aktualisiert|ergänzt|neu: )")));

  /** A first paragraph in brackets that says what this version does. */
  private static final Pattern ABOVE_TEXT =
      Pattern.compile(
          "^\\((?:Corrects|Refiles|Repeats|Adds|Updates|Recasts|Rewrites)\\b[^\\n]{0,300}\\)");

  private NoteTag() {}

  /** The first of the above that a note or the text's beginning says. */
  static Optional<Change> of(List<EdNote> notes, String body) {
    Matcher above = ABOVE_TEXT.matcher(body);
    List<String> texts =
        Stream.concat(
                notes.stream().map(EdNote::getText),
                Stream.of(body).filter(b -> above.find()).map(b -> above.group()))
            .toList();
    return notes.stream().anyMatch(NoteTag::isCorrection)
        ? Optional.of(Change.correction)
        : WORDS.stream()
            .filter(w -> texts.stream().anyMatch(t -> w.getValue().matcher(t).find()))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  /** By its role, such as dpa's {@code dpaednoterole:correctionshort}. */
  private static boolean isCorrection(EdNote note) {
    return note.getRole() != null
        && Texts.afterColon(note.getRole()).toLowerCase(Locale.ROOT).startsWith("correct");
  }
}
