package io.wiredesk.enrich.match.sketch;

import io.wiredesk.enrich.text.TextRule;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.WireStory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a story says of itself that it corrects, repeats or refiles another. */
final class DeclaredCorrection {
  /** Characters in which a story says so. */
  private static final int OPENING = 300;

  private static final Set<Change> CHANGES =
      EnumSet.of(Change.correction, Change.refile, Change.repeat);

  /** Where a desk puts its tag: at the start of a line, in brackets, after a dash. */
  private static final String TAG =
      "(?m)(?:^[ \\t]*|[(\\[*] ?|[-–—:/] ?)(?:UPDATE \\d+ ?[-–—:] ?)?";

  /** How a tag ends that is a word of its own, too. */
  private static final String END = "(?: ?[-–—:/)\\]*]|\\s*$)";

  /**
   * Tags are in capitals and stand apart, as whole headlines may be in capitals; what may be
   * anybody's words has to be a phrase of desks.
   */
  static final List<TextRule> RULES =
      List.of(
          TextRule.of(
              "corrected",
              "CORRECT",
              TAG + "CORRECT(?:(?:ED|ING|S)\\b|(?:IONS?)?" + END + ")|\\bCORRECTED\\b" + END,
              "CORRECTED - Lock opens at seven"),
          TextRule.of(
              "refiled", "REFIL", TAG + "REFIL(?:E|ED|ING)\\b", "REFILE-Lock opens, says harbour"),
          TextRule.of(
              "repeated", "REPEAT", TAG + "REPEAT(?:ED|ING|S)?\\b", "(REPEATING, ADDS NAMES)"),
          TextRule.of("repeated, in short", "RPT", TAG + "RPT\\b", "RPT-Lock opens at seven"),
          TextRule.of("resent", "RESEND", TAG + "RESEND(?:ING)?\\b", "RESENDING to all points"),
          TextRule.of(
              "please read",
              "ead|EAD",
              "(?i)please read",
              "In the second paragraph please read 17, not 71"),
          TextRule.of("should read", "ead|EAD", "(?i)should read", "The figure should read 17"),
          TextRule.of(
              "corrects",
              "orrect|CORRECT",
              "(?im)(?:^|[(\\[*] ?)(?:this )?(?:item |story )?corrects ",
              "(corrects name in first paragraph)"),
          TextRule.of(
              "correction",
              "orrect|CORRECT",
              "(?im)(?:^|[(\\[*] ?)correction:",
              "Correction: the lock opens at 7"),
          TextRule.of(
              "in the item", "tem |TEM ", "(?i)in the item ", "In the item headlined Lock opens"));

  private DeclaredCorrection() {}

  /** As it came: "CORRECTION - " before the text looks like a dateline. */
  static boolean in(WireStory story, String title) {
    String body = story.getBody();
    return CHANGES.contains(story.getChange())
        || in(title)
        || in(body.substring(0, Math.min(body.length(), OPENING)));
  }

  private static boolean in(String text) {
    for (TextRule rule : RULES) {
      if (rule.in(text).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
