package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.text.TextPattern;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;

/** Lines above and below the text of a press release. The first rule that fits tells a line. */
enum PressLine {
  /** The word must be set off, or say until when: an embargo may also be what a story is about. */
  EMBARGO(
      "EMBARGOED UNTIL 6 a.m. EST, Tuesday, March 3, 2026",
      160,
      "(?:strict(?:ly)? |under )?"
          + "(?:embargo(?:ed)?|sperrfrist|hold for release|not for (?:release|publication|use))"
          + "(?: for (?:release|publication|use))?"
          + "(?:\\s*[:–—-]|\\W*$|(?= (?:until|till|before|bis|jusqu'au|hasta)\\b))"
          + "\\s*(?:until|till|before|bis|jusqu'au|hasta)?[\\s:]*(?<until>.{0,80})"),
  RELEASE(
      "FOR IMMEDIATE RELEASE",
      160,
      "(?:for (?:immediate )?(?:release|publication|use)"
          + "|zur sofortigen (?:freigabe|veröffentlichung)|pour diffusion immédiate"
          + "|press release|news release|media release"
          + "|pressemitteilung|communiqué(?: de presse)?|nota de prensa)\\b.{0,30}"),
  END_MARK(
      "- 30 -", 19, "(?:#\\s*#\\s*#?|-\\s*30\\s*-|-*\\s*ends?\\s*-*|- fin -|\\*{3}|/\\d{2}/)\\W*");

  /** A line that this rule is the first to know. */
  final String example;

  @SuppressWarnings("ImmutableEnumChecker") // which does not know that it is
  private final TextPattern pattern;

  /**
   * @param longest in chars; a longer line is text, whatever it begins with
   */
  PressLine(String example, int longest, String regex) {
    this.example = example;
    this.pattern = TextPattern.of("(?i)^(?=.{0," + longest + "}$)\\W*" + regex);
  }

  /** Empty for a line of the text. */
  static Optional<PressLine> of(String line) {
    return Arrays.stream(values()).filter(r -> r.match(line).isPresent()).findFirst();
  }

  /** Until when an embargo says it holds; blank where it doesn't say, absent where it is none. */
  static Optional<String> embargo(String line) {
    return EMBARGO.match(line).map(m -> m.group("until"));
  }

  private Optional<Matcher> match(String line) {
    Matcher m = pattern.matcher(line);
    return m.matches() ? Optional.of(m) : Optional.empty();
  }
}
