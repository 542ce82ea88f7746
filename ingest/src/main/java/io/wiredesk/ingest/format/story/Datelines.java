package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Dateline;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads datelines that are set off as such; guessing one from running text is left to enrich. */
public final class Datelines {
  /** London (dpa) - ; WASHINGTON, Nov 10 (Reuters) - ; ROME — */
  private static final TextPattern SET_OFF =
      TextPattern.of(
          "^(?<place>[^,(\\n"
              + "]{2,60}?)(?:,[^(\\n"
              + "]{1,40}?)?\\s*+(?:\\((?<source>[^)\\n"
              + "]{2,30})\\)\\s*+)?[-–—]{0,2}+\\s*+$");

  /** Two capitals at least, so that the article A and initials are no place. */
  private static final String CAPITALS = "\\p{Lu}[\\p{Lu}'’.-]{0,60}\\p{Lu}";

  private static final TextPattern LEADING =
      TextPattern.of("^(" + CAPITALS + ")((?: " + CAPITALS + "){0,4})\\b");

  /** First words of places that have more than one, in capitals. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "NEW",
          "LOS",
          "LAS",
          "SAN",
          "SANTA",
          "SANTO",
          "SAO",
          "SÃO",
          "SAINT",
          "ST",
          "ST.",
          "HONG",
          "KUALA",
          "RIO",
          "BUENOS",
          "TEL",
          "ABU",
          "CAPE",
          "SRI",
          "ADDIS",
          "PHNOM",
          "PORT",
          "PORTO",
          "FORT",
          "EL",
          "LA",
          "LE",
          "DEN",
          "THE",
          "MEXICO",
          "KUWAIT",
          "PANAMA",
          "VATICAN",
          "GUATEMALA",
          "SALT",
          "SALT LAKE",
          "BATON",
          "RIO DE",
          "DAR",
          "DAR ES",
          "HO",
          "HO CHI",
          "QUEBEC",
          "KANSAS",
          "OKLAHOMA",
          "PALM",
          "LONG",
          "WEST",
          "EAST",
          "NORTH",
          "SOUTH",
          "BANDAR");

  private Datelines() {}

  public static Dateline read(String text) {
    Matcher m = SET_OFF.matcher(text.strip());
    if (!m.matches()) {
      return of(Texts.line(text), null, null);
    }
    return of(Texts.line(text), Texts.lineOrNull(m.group("place")), m.group("source"));
  }

  /** A place in capitals at the start of a text of which it is known that it has one there. */
  public static Optional<String> leadingPlace(String text) {
    Matcher m = LEADING.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    String place = m.group(1);
    for (String word : m.group(2).strip().split(" ", -1)) {
      if (word.isEmpty() || !BEGINNINGS.contains(place)) {
        break;
      }
      place = place + " " + word;
    }
    return Optional.of(place);
  }

  public static Dateline of(
      @Nullable String text, @Nullable String place, @Nullable String source) {
    return Dateline.newBuilder().setText(text).setPlace(place).setSource(source).build();
  }
}
