package io.wiredesk.enrich.language;

import java.util.BitSet;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.util.normalizer.AggregateCharSequenceNormalizer;
import opennlp.tools.util.normalizer.CharSequenceNormalizer;
import opennlp.tools.util.normalizer.EmojiCharSequenceNormalizer;
import opennlp.tools.util.normalizer.NumberCharSequenceNormalizer;
import opennlp.tools.util.normalizer.ShrinkCharSequenceNormalizer;
import opennlp.tools.util.normalizer.TwitterCharSequenceNormalizer;
import opennlp.tools.util.normalizer.UrlCharSequenceNormalizer;
import org.agrona.collections.Hashing;
import org.agrona.collections.Long2LongHashMap;

/**
 * What runs of one to three characters say of a text's language: OpenNLP's model, laid flat, so
 * that no run becomes a string of its own. Says what OpenNLP's own detector says. Immutable.
 */
final class CharacterGrams {
  private static final int LONGEST = 3;
  private static final int NONE = -1;

  private final CharSequenceNormalizer normalizer =
      new AggregateCharSequenceNormalizer(
          EmojiCharSequenceNormalizer.getInstance(),
          UrlCharSequenceNormalizer.getInstance(),
          TwitterCharSequenceNormalizer.getInstance(),
          NumberCharSequenceNormalizer.getInstance(),
          ShrinkCharSequenceNormalizer.getInstance());

  private final String[] languages;

  /** Number of a run, by its characters. */
  private final Long2LongHashMap numbers;

  /** Where what a run says begins, by its number; at the end where all ends. */
  private final int[] starts;

  /** Of which languages it speaks, and how much. */
  private final byte[] outcomes;

  private final float[] weights;

  /**
   * @param language ISO 639-3 code
   * @param confidence 0 to 1
   */
  record Guess(String language, double confidence) {}

  @SuppressWarnings("unchecked") // as OpenNLP documents its structures
  CharacterGrams(LanguageDetectorModel model) {
    AbstractModel maxent = (AbstractModel) model.getMaxentModel();
    Map<String, Context> runs = (Map<String, Context>) maxent.getDataStructures()[1];
    languages = new String[maxent.getNumOutcomes()];
    for (int i = 0; i < languages.length; i++) {
      languages[i] = maxent.getOutcome(i);
    }
    int all = runs.values().stream().mapToInt(run -> run.getOutcomes().length).sum();
    numbers = new Long2LongHashMap(runs.size(), Hashing.DEFAULT_LOAD_FACTOR, NONE);
    starts = new int[runs.size() + 1];
    outcomes = new byte[all];
    weights = new float[all];
    int number = 0;
    int at = 0;
    for (Map.Entry<String, Context> run : runs.entrySet()) {
      numbers.put(packed(run.getKey()), number++);
      for (int i = 0; i < run.getValue().getOutcomes().length; i++) {
        outcomes[at] = (byte) run.getValue().getOutcomes()[i];
        weights[at++] = (float) run.getValue().getParameters()[i];
      }
      starts[number] = at;
    }
  }

  /** The likeliest language of a text. */
  Guess guess(String text) {
    CharSequence normal = normalizer.normalize(text);
    double[] sums = new double[languages.length];
    BitSet met = new BitSet(starts.length);
    long run = 0;
    for (int i = 0; i < normal.length(); i++) {
      run = run << 16 | Character.toLowerCase(normal.charAt(i));
      for (int length = 1; length <= Math.min(LONGEST, i + 1); length++) {
        add(run & ((1L << (16 * length)) - 1), met, sums);
      }
    }
    return likeliest(sums);
  }

  /** Each run counts once. */
  private void add(long run, BitSet met, double[] sums) {
    int number = (int) numbers.get(run);
    if (number == NONE || met.get(number)) {
      return;
    }
    met.set(number);
    for (int i = starts[number]; i < starts[number + 1]; i++) {
      sums[outcomes[i]] += weights[i];
    }
  }

  private Guess likeliest(double[] sums) {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] > sums[best] ? i : best;
    }
    double all = 0;
    for (double sum : sums) {
      all += Math.exp(sum - sums[best]);
    }
    return new Guess(languages[best], 1 / all);
  }

  private static long packed(String run) {
    long packed = 0;
    for (int i = 0; i < run.length(); i++) {
      packed = packed << 16 | run.charAt(i);
    }
    return packed;
  }
}
