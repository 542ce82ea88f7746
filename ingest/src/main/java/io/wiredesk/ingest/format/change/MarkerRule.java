package io.wiredesk.ingest.format.change;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a marker says, by its words. The first rule that knows a word tells what it is, and of
 * several words the first rule counts: a kill is a kill whatever stands beside it.
 */
enum MarkerRule {
  WITHDRAWAL(
      "mandatory kill",
      null,
      PubStatus.canceled,
      "(?:mandatory |bulletin )?kill",
      "story (?:kill(?:ed)?|withdrawn|deleted)",
      "withdrawn|withdrawal|retracted|elimination|disregard",
      "zurückgezogen|(?:meldung )?zurückgezogen|rückzug",
      "annulation|anulación|annullamento|intrekking"),
  HOLD(
      "hold for release",
      null,
      PubStatus.withheld,
      "hold|hold for release|embargo(?:ed)?",
      "sperrfrist|gesperrt"),
  CORRECTION(
      "correcting and replacing",
      Change.correction,
      null,
      "correct(?:ion|ed|ive|ing)(?: (?:and|&) replac(?:ing|ement))?(?: from source)?|clarification",
      "korrektur|berichtigung",
      "rectificati(?:on|f)|rectificación|corrección|corrige|correzione|rettifica|correctie",
      "rättelse|rettelse|korjaus|oikaisu"),
  REFILE("refile", Change.refile, null, "refile|refiling"),
  REPEAT("rpt", Change.repeat, null, "repeat|repeating|rpt|wiederholung|répétition|repetición"),
  WRITETHRU(
      "2nd ld-writethru",
      Change.writethru,
      null,
      Words.NUMBER + "(?:le?a?d[- ]*)?writethr(?:u|ough)"),
  LEAD(
      "1st lead",
      Change.update,
      null,
      Words.NUMBER + "(?:lead|ld|update|roundup|zusammenfassung|neufassung)",
      "(?:update|wrapup|lead) \\d{1,2}"),
  PART("take 2", null, null, Words.NUMBER + "(?:add|sub|insert|pickup|take)", "take \\d{1,2}"),
  ATTENTION(
      "note to editors",
      Change.advisory,
      null,
      "advisory|achtung|attention|attn editors|note to editors",
      "disregard (?:press |news )?release"),
  LOUD(
      "newsalert",
      null,
      null,
      "extra|urgente?|eilt?|blitz|vorrang|flash|bulletin|snap|newsalert|alert",
      "optional|abridged|scheduled|news-analysis|analysis"),
  /** Stands among markers before a headline, and is none by itself. */
  KIND(
      "factbox",
      null,
      null,
      "analysis|exclusive|interview|factbox|feature|timeline|insight|focus|preview|poll|explainer");

  /** All words of all rules, the first rule's first. */
  static final String VOCABULARY =
      Arrays.stream(values()).map(r -> r.pattern.regex()).collect(Collectors.joining("|"));

  /** A word that this rule is the first to know. */
  final String example;

  /** What it makes of the message; null where it says nothing of that. */
  final @Nullable Change change;

  /** What it makes of the status; null where it leaves it. */
  final @Nullable PubStatus status;

  @SuppressWarnings("ImmutableEnumChecker") // which does not know that it is
  private final TextPattern pattern;

  MarkerRule(String example, @Nullable Change change, @Nullable PubStatus status, String... words) {
    this.example = example;
    this.change = change;
    this.status = status;
    this.pattern = TextPattern.of("(?:" + String.join("|", words) + ")");
  }

  /**
   * The first that knows the word.
   *
   * @param word in lower case
   */
  static Optional<MarkerRule> of(String word) {
    return Arrays.stream(values()).filter(r -> r.pattern.matcher(word).matches()).findFirst();
  }

  private static final class Words {
    /** Which lead or take it is. */
    static final String NUMBER = "(?:\\d{1,2}(?:st|nd|rd|th|\\.)? ?)?";
  }
}
