package io.wiredesk.sink.opensearch;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of OpenSearch's own analysers reads which language. */
final class Languages {
  /** Where texts in any other language stand; read by the standard analyser. */
  static final String OTHER = "other";

  /** By the language's field under {@code text}. */
  static final Map<String, String> ANALYSERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ar", "arabic"),
              Map.entry("bg", "bulgarian"),
              Map.entry("cjk", "cjk"),
              Map.entry("cs", "czech"),
              Map.entry("da", "danish"),
              Map.entry("de", "german"),
              Map.entry("el", "greek"),
              Map.entry("en", "english"),
              Map.entry("es", "spanish"),
              Map.entry("fa", "persian"),
              Map.entry("fi", "finnish"),
              Map.entry("fr", "french"),
              Map.entry("hu", "hungarian"),
              Map.entry("it", "italian"),
              Map.entry("nl", "dutch"),
              Map.entry("no", "norwegian"),
              Map.entry(OTHER, "standard"),
              Map.entry("pt", "portuguese"),
              Map.entry("ro", "romanian"),
              Map.entry("ru", "russian"),
              Map.entry("sv", "swedish"),
              Map.entry("tr", "turkish")));

  private Languages() {}

  /** The field of a BCP 47 tag. */
  static String field(@Nullable String tag) {
    String language = tag == null ? "" : tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    return switch (language) {
      case "ja", "ko", "zh" -> "cjk";
      case "nb", "nn" -> "no";
      default -> ANALYSERS.containsKey(language) ? language : OTHER;
    };
  }
}
