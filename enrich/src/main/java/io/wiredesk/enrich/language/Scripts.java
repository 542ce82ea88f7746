package io.wiredesk.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Tells a language by its script, where one language alone is written in it on the wires. */
final class Scripts {
  private static final Map<UnicodeScript, String> LANGUAGES =
      new EnumMap<>(
          Map.of(
              UnicodeScript.THAI, "th",
              UnicodeScript.HANGUL, "ko",
              UnicodeScript.GREEK, "el",
              UnicodeScript.HEBREW, "he",
              UnicodeScript.GEORGIAN, "ka",
              UnicodeScript.ARMENIAN, "hy",
              UnicodeScript.TAMIL, "ta",
              UnicodeScript.BENGALI, "bn",
              UnicodeScript.KHMER, "km"));

  private Scripts() {}

  /** ISO 639-1 code, where most letters are of such a script. */
  static Optional<String> language(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    int all = 0;
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (Character.isLetter(c)) {
        all++;
        if (c >= 0x370) {
          letters.merge(UnicodeScript.of(c), 1, Integer::sum);
        }
      }
    }
    int half = all / 2;
    int kana = count(letters, UnicodeScript.HIRAGANA) + count(letters, UnicodeScript.KATAKANA);
    int han = count(letters, UnicodeScript.HAN);
    if (kana + han > half) {
      // Japanese goes nowhere without kana, Chinese has none.
      return Optional.of(kana * 20 > han ? "ja" : "zh");
    }
    return letters.entrySet().stream()
        .filter(script -> script.getValue() > half && LANGUAGES.containsKey(script.getKey()))
        .map(script -> LANGUAGES.get(script.getKey()))
        .findFirst();
  }

  private static int count(Map<UnicodeScript, Integer> letters, UnicodeScript script) {
    return letters.getOrDefault(script, 0);
  }
}
