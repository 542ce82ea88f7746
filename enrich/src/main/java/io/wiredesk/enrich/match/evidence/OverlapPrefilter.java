package io.wiredesk.enrich.match.evidence;

import io.wiredesk.enrich.match.sketch.Sketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Tells quickly how much a text has in common with others: most candidates end here. */
public final class OverlapPrefilter {
  /** Texts whose evidence is worth weighing in full. */
  private static final int MOST = 16;

  private OverlapPrefilter() {}

  /** Those with the most of each other, in the order given; none that can't be the same. */
  public static <T> List<T> likeliest(
      HeldSketch held, List<T> stories, Function<T, Sketch> sketch) {
    double[] shares = new double[stories.size()];
    for (int i = 0; i < shares.length; i++) {
      Sketch other = sketch.apply(stories.get(i));
      shares[i] = held.terms().against(other.terms(), other.termLevel()).share();
    }
    double[] sorted = shares.clone();
    Arrays.sort(sorted);
    double needed = sorted.length > MOST ? sorted[sorted.length - MOST] : 0;
    List<T> likeliest = new ArrayList<>(Math.min(MOST, shares.length));
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] >= Math.max(needed, Likeness.HOPELESS)) {
        likeliest.add(stories.get(i));
      }
    }
    return likeliest;
  }
}
