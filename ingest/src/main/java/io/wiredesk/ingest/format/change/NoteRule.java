package io.wiredesk.ingest.format.change;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.schemas.Change;

/** What a note says its message does. In this order: a note that corrects and adds corrects. */
enum NoteRule {
  CORRECTION(
      "Eds: CORRECTS spelling of pier in 3rd graf",
      Change.correction,
      Words.ADDRESS
          + "(?i:correct(?:s|ed|ing|ion)|rectifie[rs]?|rectificati\\w+|korrigiert|korrektur|berichtig\\w+)\\b"
          + "|^\\W*(?:eds?|editors?)\\b.*\\b(?-i:CORRECTS)\\b"),
  REFILE(
      "(Refiles to fix link)",
      Change.refile,
      Words.ADDRESS + "(?i:refil(?:es|ed|ing)|this .{0,40}has been refiled)\\b"),
  REPEAT(
      "Repeats with no changes",
      Change.repeat,
      Words.ADDRESS + "(?i:repeat(?:s|ed|ing)|wiederholt|wiederholung)\\b"),
  WRITETHRU(
      "Note to editors: writethru", Change.writethru, Words.ADDRESS + "(?i:writethr(?:u|ough))\\b"),
  UPDATE(
      "Eds: UPDATES: With photos.",
      Change.update,
      Words.ADDRESS + "(?i:updat(?:es|ing)|adds|recasts|rewrites|aktualisiert|ergänzt|neu: )");

  /** A note that this rule is the first to know. */
  final String example;

  final Change change;

  @SuppressWarnings("ImmutableEnumChecker") // which does not know that it is
  private final TextPattern pattern;

  NoteRule(String example, Change change, String regex) {
    this.example = example;
    this.change = change;
    this.pattern = TextPattern.of(regex);
  }

  boolean applies(String note) {
    return pattern.matcher(note).find();
  }

  private static final class Words {
    static final String ADDRESS =
        "(?i)^\\W*(?:(?:AP |attn\\.? |note to"
            + " )?(?:eds?|editors?|desks?|redaktion(?:en)?)\\b[^:]{0,20}:\\s*\\W?)?";
  }
}
