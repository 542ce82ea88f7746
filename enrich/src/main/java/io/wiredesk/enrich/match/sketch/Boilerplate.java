package io.wiredesk.enrich.match.sketch;

import io.wiredesk.enrich.text.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * Paragraphs that a source puts into story after story ("Sign up for our morning letter", "The
 * agency's standards of conduct"). Learned, not listed: a paragraph that several stories of one
 * source have, copies of each other aside, is no part of any of them.
 */
public final class Boilerplate {
  /** Stories that have a paragraph before it counts as boilerplate. */
  private static final int STORIES = 3;

  /** Shorter ones are as likely text. */
  private static final int CHARACTERS = 25;

  /** It stands at either end. */
  private static final int HEAD = 2;

  private static final int TAIL = 6;

  private Boilerplate() {}

  /**
   * A text parted into what it says and what may be boilerplate.
   *
   * @param text without the boilerplate
   * @param paragraphs hashes of the paragraphs that others may turn out to share, distinct
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Cleared(String text, int[] paragraphs) {}

  /**
   * The text without paragraphs at its head and tail that many stories of its source share.
   *
   * @param sharing how many remembered stories have a paragraph, by its hash
   */
  public static Cleared clear(String source, String text, IntUnaryOperator sharing) {
    String[] paragraphs = text.split("\n", -1);
    int[] hashes = new int[paragraphs.length];
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < paragraphs.length; i++) {
      boolean end = i < HEAD || i >= paragraphs.length - TAIL;
      hashes[i] = end ? hash(source, paragraphs[i]) : 0;
      if (hashes[i] == 0 || sharing.applyAsInt(hashes[i]) < STORIES) {
        kept.add(paragraphs[i]);
      }
    }
    int[] distinct = Arrays.stream(hashes).filter(hash -> hash != 0).distinct().toArray();
    boolean all = kept.stream().allMatch(String::isBlank);
    return new Cleared(
        all || kept.size() == paragraphs.length ? text : String.join("\n", kept), distinct);
  }

  /** 0 for a paragraph that is too short. */
  private static int hash(String source, String paragraph) {
    String line = paragraph.strip();
    return line.length() < CHARACTERS
        ? 0
        : Hashes.word(source + '\n' + line.toLowerCase(Locale.ROOT));
  }
}
