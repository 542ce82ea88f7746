package io.wiredesk.enrich.match.sketch;

/**
 * What is remembered of a text instead of the text, to find near copies by. All arrays are sorted
 * ascending and belong to the sketch; nobody writes to them.
 *
 * <p>A long text is sampled by hash: beyond its lead, only those terms and shingles are kept whose
 * hash ends in {@code level} zero bits, so two texts that share something keep the same of it.
 *
 * @param length words in the text
 * @param terms distinct words, see {@link Term}
 * @param termLevel how terms beyond the lead are sampled
 * @param shingles distinct runs of three words, see {@link Term}
 * @param shingleLevel how shingles beyond the lead are sampled
 * @param title distinct words of the headline, see {@link Term}
 * @param pairs the smallest hashes of runs of two words: a MinHash signature that is its own index
 * @param figures what numbers it gives in which role, see {@link Figures}; role and value by turns,
 *     in the order of the text
 * @param days calendar days it names, 32 × month + day
 * @param symbols stock symbols and names in angle brackets, see {@link Symbol}
 * @param place hash of the dateline's place; 0 where there is none
 * @param corrects whether it says that it corrects, repeats or refiles
 * @param looksBack whether it tells what came of something, see {@link LookingBack}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sketch(
    int length,
    int[] terms,
    int termLevel,
    int[] shingles,
    int shingleLevel,
    int[] title,
    int[] pairs,
    int[] figures,
    int[] days,
    int[] symbols,
    int place,
    boolean corrects,
    boolean looksBack) {

  private static final int TELLING = 6;

  public int figureCount() {
    return figures.length / 2;
  }

  public int role(int figure) {
    return figures[2 * figure];
  }

  public float value(int figure) {
    return Float.intBitsToFloat(figures[2 * figure + 1]);
  }

  /** Too little to tell a copy by: a flash of five words says the same as many another. */
  public boolean saysTooLittle() {
    return terms.length < TELLING;
  }
}
