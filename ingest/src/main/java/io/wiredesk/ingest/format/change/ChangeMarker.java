package io.wiredesk.ingest.format.change;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private static final TextPattern MARKS = TextPattern.of("[()*'!.]+|:$");

  /** Several markers stand side by side: {@code 2ND LEAD, CORRECTION}. */
  private static final TextPattern BETWEEN =
      TextPattern.of("(?:\\G|(?<!\\s))(?:\\s*+[,/:;]\\s*+|\\s++-++\\s++)");

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
    List<String> markers = BETWEEN.split(bare).map(String::strip).toList();
    List<MarkerRule> rules = rules(markers);
    return rules.size() < markers.size() ? Optional.empty() : first(key, rules);
  }

  /**
   * Markers that are known to be such, or to stand among them.
   *
   * @param key all of them as they are written
   */
  static Optional<ChangeMarker> ofMarkers(String key, List<String> markers) {
    return first(key, rules(markers));
  }

  private static List<MarkerRule> rules(List<String> markers) {
    return markers.stream()
        .map(m -> MarkerRule.of(m.toLowerCase(Locale.ROOT)))
        .flatMap(Optional::stream)
        .filter(r -> r != MarkerRule.KIND)
        .toList();
  }

  private static Optional<ChangeMarker> first(String key, List<MarkerRule> rules) {
    return rules.stream()
        .min(Comparator.naturalOrder())
        .map(rule -> new ChangeMarker(key, rule.change, rule.status));
  }

  /** Sets the take and what it says of the message. */
  public void set(WireStory.Builder story) {
    story.setTakeKey(key);
    if (change != null) {
      story.setChange(change);
    }
    if (status != null) {
      StatusWords.set(story, status, key);
    }
  }

  /** Whether it is a take's and no ordinary word: {@code 2nd Ld}, {@code Writethru}. */
  boolean isTake() {
    return status == null && (change == Change.writethru || key.matches(".*\\d.*"));
  }

  /** Whether it says more than that the message is urgent. */
  boolean isTelling() {
    return change != null || status != null || key.matches(".*\\d.*");
  }
}
