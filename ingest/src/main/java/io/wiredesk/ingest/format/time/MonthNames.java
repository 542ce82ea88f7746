package io.wiredesk.ingest.format.time;

import io.wiredesk.ingest.format.text.TextPattern;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Names of months as agencies abbreviate them: English, German, French, Spanish and kin. */
public final class MonthNames {
  private static final TextPattern ACCENTS = TextPattern.of("\\p{M}+");

  /** By their first three or four letters, accents gone. */
  private static final Map<String, Integer> BY_BEGINNING =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("ene", 1),
          Map.entry("gen", 1),
          Map.entry("feb", 2),
          Map.entry("fev", 2),
          Map.entry("mar", 3),
          Map.entry("mae", 3),
          Map.entry("mrz", 3),
          Map.entry("apr", 4),
          Map.entry("avr", 4),
          Map.entry("abr", 4),
          Map.entry("may", 5),
          Map.entry("mai", 5),
          Map.entry("maj", 5),
          Map.entry("mag", 5),
          Map.entry("jun", 6),
          Map.entry("juin", 6),
          Map.entry("jne", 6),
          Map.entry("giu", 6),
          Map.entry("jly", 7),
          Map.entry("jul", 7),
          Map.entry("juil", 7),
          Map.entry("lug", 7),
          Map.entry("aug", 8),
          Map.entry("aou", 8),
          Map.entry("ago", 8),
          Map.entry("sep", 9),
          Map.entry("set", 9),
          Map.entry("oct", 10),
          Map.entry("okt", 10),
          Map.entry("ott", 10),
          Map.entry("out", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("dez", 12),
          Map.entry("dic", 12));

  private MonthNames() {}

  /** 1 to 12; empty where it is no month. */
  public static OptionalInt of(String name) {
    String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String lower = plain.toLowerCase(Locale.ROOT);
    for (int length : new int[] {4, 3}) {
      Integer month = lower.length() < length ? null : BY_BEGINNING.get(lower.substring(0, length));
      if (month != null) {
        return OptionalInt.of(month);
      }
    }
    return OptionalInt.empty();
  }
}
