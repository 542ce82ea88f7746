package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.time.MissingYear;
import io.wiredesk.ingest.format.time.MonthNames;
import io.wiredesk.schemas.Dateline;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dateline at the beginning of a story's text, set off by a dash: {@code SALVADOR, Feb 26 -},
 * {@code Munich (dpa) -}, {@code BUENOS AIRES, Argentina (AP) _}, {@code SAITAMA, Japan, Dec. 9
 * Kyodo -}, {@code LONDON, Feb. 1, 2017 /PRNewswire/ --}. Words before a dash are a dateline only
 * where a day, an agency, or capitals say so.
 *
 * @param text as written, with its dash
 * @param month 1 to 12; 0 where it names no day
 * @param year 0 where it names none
 */
public record TextDateline(
    String text, String place, @Nullable String source, int month, int day, int year) {
  /** Longer ones are not met with. */
  private static final int WITHIN = 140;

  private static final TextPattern DASH = TextPattern.of("\\s?(?:[-_–]{1,3}(?=\\s|$)|—)");

  private static final TextPattern SOURCE =
      TextPattern.of("(?<![,\\s])[,\\s]*+(?:\\(([^()]{2,40})\\)|/([^/]{2,40})/)\\s*+$");

  private static final TextPattern DAY =
      TextPattern.of(
          "[,.\\s-]\\s{0,9}(?:(\\p{L}{3,9})\\.?,?\\s?([0-3lO]?[0-9lO])|([0-3]?\\d)\\.?\\s(\\p{L}{3,9})\\.?)(?:,?\\s{1,9}(\\d{4}))?(?:,?\\s{1,9}(\\p{L}[\\p{L}"
              + " ]{1,20}))?[\\s,.]{0,20}$");

  private static final TextPattern PLACE = TextPattern.of("\\p{L}[\\p{L}\\p{M}'’. /-]{1,60}");

  private static final TextPattern CAPITALS = TextPattern.of("[\\p{Lu}\\p{M}'’. /-]+");

  private static final TextPattern NOISE = TextPattern.of("^\\*+");

  /** The text goes on with a day: that was a title above a table. */
  private static final TextPattern TITLE =
      TextPattern.of("^\\s*+(\\p{L}{3,9})\\.? \\d.*", Pattern.DOTALL);

  private static final TextPattern SMALL_WORD = TextPattern.of("\\p{Ll}[\\p{Ll}'’-]*[,.]?");

  private static final int MOST_WORDS = 5;

  /** So many words in small letters among the first are a sentence, and no table or list. */
  private static final int SENTENCE = 4;

  private static final int SENTENCE_BEGINNING = 14;

  /** Reads it from the story's first paragraph. */
  public static Optional<TextDateline> at(String paragraph) {
    String start = paragraph.substring(0, Math.min(paragraph.length(), WITHIN));
    Matcher dash = DASH.matcher(start);
    while (dash.find()) {
      String words = start.substring(0, dash.start()).strip();
      String after = start.substring(dash.end());
      Optional<TextDateline> found = read(words, start.substring(0, dash.end()).strip(), after);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isTitle(String after) {
    Matcher title = TITLE.matcher(after);
    return title.matches() && MonthNames.of(title.group(1)).isPresent();
  }

  private static Optional<TextDateline> read(String words, String text, String after) {
    Matcher source = SOURCE.matcher(words);
    String named = source.find() ? first(source.group(1), source.group(2)) : null;
    String rest = named == null ? words : words.substring(0, source.start());
    Matcher day = DAY.matcher(rest);
    OptionalInt month =
        day.find() ? MonthNames.of(first(day.group(1), day.group(4))) : OptionalInt.empty();
    String where = month.isEmpty() ? rest : rest.substring(0, day.start());
    String place = NOISE.matcher(where.split(",", 2)[0].strip()).replaceFirst("");
    boolean comma = where.contains(",") || (month.isPresent() && day.group().startsWith(","));
    boolean capitals = CAPITALS.matcher(place).matches() && place.length() > 2;
    boolean dated = month.isPresent() && isSetOff(where, day.group()) && (comma || capitals);
    boolean plain = capitals && (comma || isLongDash(text) || isSentence(after));
    boolean apart = dated || ((named != null || plain) && !isTitle(after));
    if (!apart || !isPlace(place, dated && comma)) {
      return Optional.empty();
    }
    if (!dated) {
      return Optional.of(new TextDateline(text, place, named, 0, 0, 0));
    }
    int number = number(first(day.group(2), day.group(3)));
    int year = day.group(5) == null ? 0 : Integer.parseInt(day.group(5));
    String agency = named == null ? day.group(6) : named;
    return Optional.of(new TextDateline(text, place, agency, month.getAsInt(), number, year));
  }

  /** A dash before the day that no comma explains makes a title with a date of it. */
  private static boolean isSetOff(String where, String day) {
    return !day.startsWith("-") || where.strip().endsWith(",");
  }

  /** In small letters only where a comma sets the day off. */
  private static boolean isPlace(String place, boolean smallLettersToo) {
    return PLACE.matcher(place).matches()
        && place.split("\\s+", -1).length <= MOST_WORDS
        && (smallLettersToo || Character.isUpperCase(place.charAt(0)));
  }

  /** Desks set tables and notes off by a hyphen as well, but by no dash. */
  private static boolean isLongDash(String text) {
    return text.endsWith("--") || "_–—".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static boolean isSentence(String after) {
    return Arrays.stream(after.strip().split("\\s+", SENTENCE_BEGINNING + 1))
            .limit(SENTENCE_BEGINNING)
            .filter(w -> SMALL_WORD.matcher(w).matches())
            .count()
        >= SENTENCE;
  }

  private static String first(@Nullable String one, @Nullable String other) {
    return one == null ? String.valueOf(other) : one;
  }

  /** Typists wrote the letters l and O for the figures. */
  private static int number(String digits) {
    return Integer.parseInt(digits.replace('l', '1').replace('O', '0'));
  }

  /** The day it was filed. */
  public Optional<LocalDate> date(LocalDate near) {
    if (month == 0) {
      return Optional.empty();
    }
    return year == 0 ? MissingYear.date(month, day, near) : MissingYear.date(year, month, day);
  }

  public Dateline toDateline(LocalDate near) {
    return Dateline.newBuilder()
        .setText(text)
        .setPlace(place)
        .setSource(Texts.lineOrNull(source))
        .setDate(date(near).map(LocalDate::toString).orElse(null))
        .build();
  }
}
