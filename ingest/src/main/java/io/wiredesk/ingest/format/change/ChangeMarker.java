package io.wiredesk.ingest.format.change;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A take or lead marker of a text wire: {@code 1ST LEAD}, {@code 2nd Ld-Writethru}, {@code REFILE},
 * {@code (Achtung)}, {@code KILL}.
 *
 * @param key verbatim
 * @param change what it makes of the message; null where it says nothing of that
 * @param status what it makes of the status; null where it leaves it
 */
public record ChangeMarker(String key, @Nullable Change change, @Nullable PubStatus status) {
  private static final int LONGEST = 60;

  private static final String WITHDRAWAL =
      "(?:mandatory |bulletin )?kill|story (?:kill(?:ed)?|withdrawn|deleted)|withdrawn|withdrawal|retracted"
          + "|elimination|disregard|zurückgezogen|(?:meldung )?zurückgezogen|rückzug|annulation|anulación"
          + "|annullamento|intrekking";

  private static final String HOLD = "hold|hold for release|embargo(?:ed)?|sperrfrist|gesperrt";

  private static final String CORRECTION =
      "correct(?:ion|ed|ive|ing)(?: (?:and|&) replac(?:ing|ement))?(?: from source)?|clarification|korrektur"
          + "|berichtigung|rectificati(?:on|f)|rectificación|corrección|corrige|correzione|rettifica|correctie"
          + "|rättelse|rettelse|korjaus|oikaisu";

  private static final String REPEAT = "repeat|repeating|rpt|wiederholung|répétition|repetición";

  private static final String NUMBER = "(?:\\d{1,2}(?:st|nd|rd|th|\\.)? ?)?";

  private static final String WRITETHRU = NUMBER + "(?:le?a?d[- ]*)?writethr(?:u|ough)";

  private static final String LEAD =
      NUMBER
          + "(?:lead|ld|update|roundup|zusammenfassung|neufassung)|(?:update|wrapup|lead) \\d{1,2}";

  private static final String PART = NUMBER + "(?:add|sub|insert|pickup|take)|take \\d{1,2}";

  private static final String ATTENTION =
      "advisory|achtung|attention|attn editors|note to editors|disregard (?:press |news )?release";

  private static final String LOUD =
      "extra|urgente?|eilt?|blitz|vorrang|flash|bulletin|snap|newsalert|alert|optional|abridged|scheduled|news-analysis|analysis";

  private record Rule(Pattern pattern, @Nullable Change change, @Nullable PubStatus status) {

    static Rule of(String words, @Nullable Change change, @Nullable PubStatus status) {
      return new Rule(Pattern.compile("(?:" + words + ")"), change, status);
    }
  }

  /**
   * The first that applies says what the message is: a kill is a kill whatever stands beside it.
   */
  private static final List<Rule> RULES =
      List.of(
          Rule.of(WITHDRAWAL, null, PubStatus.canceled),
          Rule.of(HOLD, null, PubStatus.withheld),
          Rule.of(CORRECTION, Change.correction, null),
          Rule.of("refile|refiling", Change.refile, null),
          Rule.of(REPEAT, Change.repeat, null),
          Rule.of(WRITETHRU, Change.writethru, null),
          Rule.of(LEAD, Change.update, null),
          Rule.of(PART, null, null),
          Rule.of(ATTENTION, Change.advisory, null),
          Rule.of(LOUD, null, null));

  /** All of them, the first that applies first. */
  static final String VOCABULARY =
      RULES.stream().map(r -> r.pattern.pattern()).collect(Collectors.joining("|"));

  private static final Rule NONE = new Rule(Pattern.compile("\\b\\B"), null, null);

  private static final Pattern MARKS = Pattern.compile("[()*'!.]+|:$");

  /** Several markers stand side by side: {@code 2ND LEAD, CORRECTION}. */
  private static final Pattern BETWEEN = Pattern.compile("\\s*[,/:;]\\s*|\\s+-+\\s+");

  /** A line that is nothing but markers, as the desk sets it off: capitals, or brackets. */
  public static Optional<ChangeMarker> ofLine(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    String text = line.strip();
    boolean bracketed = text.startsWith("(") && text.endsWith(")");
    boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
    return bracketed || capitals ? ofWords(text) : Optional.empty();
  }

  /** Words that are nothing but markers, however they are written. */
  public static Optional<ChangeMarker> ofWords(String words) {
    String key = words.strip();
    if (key.isEmpty() || key.length() > LONGEST) {
      return Optional.empty();
    }
    String bare = MARKS.matcher(key).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    List<Rule> rules = BETWEEN.splitAsStream(bare).map(w -> rule(w.strip())).toList();
    if (rules.isEmpty() || rules.contains(NONE)) {
      return Optional.empty();
    }
    Rule first = RULES.stream().filter(rules::contains).findFirst().orElse(NONE);
    return Optional.of(new ChangeMarker(key, first.change, first.status));
  }

  /**
   * Markers that are known to be such.
   *
   * @param key all of them as they are written
   */
  static Optional<ChangeMarker> ofMarkers(String key, List<String> markers) {
    List<Rule> rules = markers.stream().map(m -> rule(m.toLowerCase(Locale.ROOT))).toList();
    return RULES.stream()
        .filter(rules::contains)
        .findFirst()
        .map(first -> new ChangeMarker(key, first.change, first.status));
  }

  /** Whether it says more than that the message is urgent. */
  boolean isTelling() {
    return change != null || status != null || key.matches(".*\\d.*");
  }

  private static Rule rule(String word) {
    return RULES.stream().filter(r -> r.pattern.matcher(word).matches()).findFirst().orElse(NONE);
  }
}
