package io.wiredesk.enrich.text;

import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;

/**
 * The text of a story without what the wire put around it: dateline, byline, credits, agency marks,
 * end marks. Two outlets that print the same copy frame it differently; what is left here is the
 * copy. Nothing is cut from the middle: only beginnings and ends of the text are looked at.
 */
public final class CleanText {
  /** A frame is never longer; keeps patterns off the bulk of a large text. */
  private static final int HEAD = 400;

  private static final int TAIL = 600;

  /** Framing lines stand one above another; more than so many are text. */
  private static final int FRAMES = 6;

  /** A mark is never longer. */
  private static final int MARK = 48;

  private static final String NAME = "\\p{Lu}[\\p{L}.'’\\-]{0,20}";

  /** What stands above a text. */
  static final List<TextRule> HEADS =
      List.of(
          TextRule.of(
              "byline on a line of its own",
              "",
              "\\A\\s*(?:By|BY|Von|Par|Por)\\s+"
                  + NAME
                  + "(?:[ ,]+(?:and |und |et |y )?"
                  + NAME
                  + "){1,7}\\s*(?:\\R|\\z)",
              "By Jane Roe and John Doe, Northern Wire\n"),
          TextRule.of(
              "date that page scrapers leave in front",
              "",
              "(?i)\\A\\s*+(?:date|updated|published)?:?\\s*+\\d{4}-\\d{2}-\\d{2}\\b",
              "date 2021-11-10 ZURICH"));

  /** What a text ends with, short and without a word of its own. */
  static final List<TextRule> MARKS =
      List.of(
          TextRule.of(
              "end mark",
              "",
              "(?:\\A|\\s)(?:-+ ?\\d{1,2} ?-+|#{2,}|\\*{3,}|[(\\[]?(?:ENDS?|MORE|Ends)[)\\]]?|–{2,}"
                  + "|-{2,}|_{2,})\\s*\\z",
              "at noon. -30-"),
          TextRule.of(
              "agency with its desk's initials",
              "",
              "(?:\\A|[\\s(\\[/])(?:REUTERS?|Reuters?|AP|AFP|UPI|DPA|dpa|PA|APA|ANSA|EFE|TASS"
                  + "|ITAR-TASS|Xinhua|KYODO|Kyodo|CP|BELGA|ANP|STT|TT|NTB|RITZAU)"
                  + "(?:[ /-][a-z]{1,4}){0,3}[)\\]]?[.;,]?\\s*\\z",
              "at noon. dpa abc/de"));

  /** Whole sentences below a text. */
  static final List<TextRule> NOTES =
      List.of(
          TextRule.of(
              "credits, with or without brackets",
              "ing by |ed by ",
              "(?:\\A|(?<=[\\s.)\"”]))[(\\[]?\\s{0,9}(?:Additional"
                  + " )?(?:Reporting|Writing|Editing|Compiled|Translated|Edited|Written)(?: and"
                  + " [Ee]diting| and [Ww]riting)? by [^\\n"
                  + "]{2,300}\\z",
              "at noon. (Reporting by Jane Roe; editing by John Doe)"),
          TextRule.of(
              "rights",
              "©|(c)|(C)|opyright|OPYRIGHT",
              "(?i)(?:\\A|\\R|\\s)(?:\\(c\\)|©|Copyright\\b)[^\\n]{0,200}\\z",
              "at noon.\n© 2021 Northern Wire. All rights reserved."));

  private CleanText() {}

  public static String body(WireStory story) {
    return tail(head(story));
  }

  private static String head(WireStory story) {
    String body = Datelines.strip(story);
    for (int i = 0; i < HEADS.size(); i++) {
      String start = body.substring(0, Math.min(body.length(), HEAD));
      int end = leading(start);
      body = end == 0 ? body : Datelines.strip(body.substring(end));
    }
    return body;
  }

  /** Where what stands above a text ends; 0 where nothing does. */
  private static int leading(String start) {
    for (TextRule frame : HEADS) {
      Optional<Matcher> found = frame.leading(start);
      if (found.isPresent()) {
        return found.get().end();
      }
    }
    return 0;
  }

  private static String tail(String body) {
    String text = body.stripTrailing();
    for (int i = 0; i < FRAMES; i++) {
      String cut = withoutFrame(text);
      if (cut.length() == text.length()) {
        return text;
      }
      text = cut.stripTrailing();
    }
    return text;
  }

  private static String withoutFrame(String text) {
    return cut(text, MARK, end -> first(MARKS, end))
        .or(() -> cut(text, TAIL, CleanText::note))
        .orElse(text);
  }

  private static Optional<String> cut(
      String text, int reach, Function<String, Optional<Matcher>> frame) {
    int from = Math.max(0, text.length() - reach);
    return frame.apply(text.substring(from)).map(found -> text.substring(0, from + found.start()));
  }

  private static Optional<Matcher> first(List<TextRule> frames, String part) {
    for (TextRule frame : frames) {
      Optional<Matcher> found = frame.in(part);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Only the first that is hinted at: where credits may stand, "copyright" is as likely text. */
  private static Optional<Matcher> note(String end) {
    for (TextRule note : NOTES) {
      if (note.hintedAt(end)) {
        return note.in(end);
      }
    }
    return Optional.empty();
  }
}
