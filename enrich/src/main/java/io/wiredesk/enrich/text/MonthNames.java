package io.wiredesk.enrich.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** Names of the months in the languages of the wires, with their short forms, in small letters. */
public final class MonthNames {
  private static final List<String> ENGLISH =
      List.of(
          "january jan",
          "february feb",
          "march mar",
          "april apr",
          "may",
          "june jun",
          "july jul",
          "august aug",
          "september sep sept",
          "october oct",
          "november nov",
          "december dec");

  private static final List<String> OTHERS =
      List.of(
          "januar janvier enero gennaio januari",
          "februar février febrero febbraio februari",
          "märz mars marzo maart",
          "avril abril aprile",
          "mai mayo maggio mei",
          "juni juin junio giugno",
          "juli juillet julio luglio",
          "août agosto augustus",
          "septembre septiembre settembre",
          "oktober octobre octubre ottobre",
          "novembre noviembre",
          "dezember décembre diciembre dicembre");

  private static final Map<String, Integer> IN_ENGLISH = numbers(ENGLISH);
  private static final Map<String, Integer> IN_OTHERS = numbers(OTHERS);

  private MonthNames() {}

  private static Map<String, Integer> numbers(List<String> months) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < months.size(); i++) {
      for (String name : months.get(i).split(" ", -1)) {
        numbers.put(name, i + 1);
      }
    }
    return numbers;
  }

  /** Which month it is in any of the languages, 1 to 12; 0 for none. */
  public static int number(String name) {
    return IN_ENGLISH.getOrDefault(name, IN_OTHERS.getOrDefault(name, 0));
  }

  /**
   * Whether it is one in English: other languages' are parts of places' names, too (Chiang Mai).
   */
  public static boolean isEnglish(String name) {
    return IN_ENGLISH.containsKey(name);
  }

  /** Hands over each name with its number. */
  static void each(ObjIntConsumer<String> to) {
    IN_ENGLISH.forEach(to::accept);
    IN_OTHERS.forEach(to::accept);
  }
}
