package io.wiredesk.enrich.text;

import io.wiredesk.schemas.WireStory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final String NAME = "\\p{Lu}[\\p{L}.'’\\-]{0,20}";

  /** "By Jane Roe and John Doe, Northern Wire" on a line of its own. */
  private static final Pattern BYLINE =
      Pattern.compile(
          "\\A\\s*(?:By|BY|Von|Par|Por)\\s+"
              + NAME
              + "(?:[ ,]+(?:and |und |et |y )?"
              + NAME
              + "){1,7}\\s*(?:\\R|\\z)");

  /** "date 2021-11-10 ZURICH", which page scrapers leave in front. */
  private static final Pattern SCRAPED_DATE =
      Pattern.compile(
          "\\A\\s*(?:date|updated|published)?:?\\s*\\d{4}-\\d{2}-\\d{2}\\b",
          Pattern.CASE_INSENSITIVE);

  /** (Reporting by …; editing by …), with or without brackets, to the end of the text. */
  private static final Pattern CREDITS =
      Pattern.compile(
          "(?:\\A|(?<=[\\s.)\"”]))[(\\[]?\\s*(?:Additional )?(?:Reporting|Writing|Editing|Compiled"
              + "|Translated|Edited|Written)(?: and [Ee]diting| and [Ww]riting)? by [^\\n]{2,300}\\z");

  private static final Pattern RIGHTS =
      Pattern.compile(
          "(?:\\A|\\R|\\s)(?:\\(c\\)|©|Copyright\\b)[^\\n]{0,200}\\z", Pattern.CASE_INSENSITIVE);

  /** -0-, ###, -30-, (END); REUTER, (AP), AFP/xyz. */
  private static final Pattern MARK =
      Pattern.compile(
          "(?:\\A|\\s)(?:-+ ?\\d{1,2} ?-+|#{2,}|\\*{3,}|[(\\[]?(?:ENDS?|MORE|Ends)[)\\]]?|–{2,}|-{2,}"
              + "|_{2,})\\s*\\z"
              + "|(?:\\A|[\\s(\\[/])(?:REUTERS?|Reuters?|AP|AFP|UPI|DPA|dpa|PA|APA|ANSA|EFE|TASS|ITAR-TASS"
              + "|Xinhua|KYODO|Kyodo|CP|BELGA|ANP|STT|TT|NTB|RITZAU)(?:[ /-][a-z]{1,4}){0,3}[)\\]]?[.;,]?\\s*\\z");

  /** A mark is never longer. */
  private static final int MARK_LENGTH = 48;

  private CleanText() {}

  public static String body(WireStory story) {
    return tail(head(story));
  }

  private static String head(WireStory story) {
    String body = Datelines.strip(story);
    for (int i = 0; i < 2; i++) {
      String start = body.substring(0, Math.min(body.length(), HEAD));
      Matcher byline = BYLINE.matcher(start);
      Matcher date = SCRAPED_DATE.matcher(start);
      if (byline.lookingAt()) {
        body = Datelines.strip(body.substring(byline.end()));
      } else if (date.lookingAt()) {
        body = Datelines.strip(body.substring(date.end()));
      }
    }
    return body;
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
    int from = Math.max(0, text.length() - MARK_LENGTH);
    Matcher mark = MARK.matcher(text.substring(from));
    if (mark.find()) {
      return text.substring(0, from + mark.start());
    }
    String end = text.substring(Math.max(0, text.length() - TAIL));
    if (end.contains("ing by ") || end.contains("ed by ")) {
      return without(CREDITS, text, end);
    }
    boolean rights = end.contains("©") || end.contains("(c)") || end.contains("(C)");
    return rights || end.contains("opyright") || end.contains("OPYRIGHT")
        ? without(RIGHTS, text, end)
        : text;
  }

  private static String without(Pattern frame, String text, String end) {
    Matcher found = frame.matcher(end);
    return found.find() ? text.substring(0, text.length() - end.length() + found.start()) : text;
  }
}
