package io.wiredesk.enrich.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a note into sentences. What stands in quotes is masked, so that a title cuts nothing. */
final class Sentences {
  /** In the place of each quoted character. */
  static final char MASK = '\u0001';

  /** A single quote opens after a space and closes before none of a word; others are plain. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])'[^'\\n]{2,200}+(?:'(?=[\\p{L}\\p{N}])[^'\\n]{1,200}+){0,20}+'(?![\\p{L}\\p{N}])"
              + "|\"[^\"\\n]{2,250}+\"|[“„][^“”\\n]{2,250}+[”“]|«[^»\\n]{2,250}+»|»[^«\\n]{2,250}+«"
              + "|[‘‚][^‘’\\n]{2,250}+[’‘]");

  /** A stop, but none of "No." and none of "2. März". */
  private static final Pattern END =
      Pattern.compile(
          "(?<![Nn][or]|\\d)[.](?=\\s|$)|(?<=\\d)[.](?=\\s+(?!Jan|Feb|Mär|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\\p{Lu}|\\s*$)|[!?;](?=\\s|$)|\n");

  private Sentences() {}

  /**
   * @param text as written
   * @param masked the same with {@link #MASK} for what is quoted
   */
  record Sentence(String text, String masked) {
    /** What stands before the first of such words. */
    Sentence until(Pattern words) {
      Matcher found = words.matcher(masked);
      return found.find()
          ? new Sentence(text.substring(0, found.start()), masked.substring(0, found.start()))
          : this;
    }
  }

  static List<Sentence> of(String text) {
    String masked =
        QUOTED.matcher(text).replaceAll(m -> String.valueOf(MASK).repeat(m.group().length()));
    List<Sentence> sentences = new ArrayList<>();
    Matcher end = END.matcher(masked);
    int from = 0;
    while (end.find()) {
      add(sentences, text, masked, from, end.end());
      from = end.end();
    }
    add(sentences, text, masked, from, text.length());
    return sentences;
  }

  private static void add(List<Sentence> sentences, String text, String masked, int from, int to) {
    if (!text.substring(from, to).isBlank()) {
      sentences.add(new Sentence(text.substring(from, to), masked.substring(from, to)));
    }
  }
}
