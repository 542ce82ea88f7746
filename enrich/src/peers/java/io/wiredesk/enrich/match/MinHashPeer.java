package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.evidence.CopyModel;
import io.wiredesk.enrich.text.CleanText;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Near copies as they are usually found, beside the match stage: {@code MinHashPeer WINDOW}. 128
 * smallest hashes of groups of five words by Lucene, 16 bands of 8; what shares a band and has
 * enough hashes in common is the same story. Quality is that of the development slice, speed that
 * of the same stories in a window of the same size, in processor time of one thread.
 */
final class MinHashPeer {
  private static final int HASHES = 128;
  private static final int BANDS = 16;
  private static final int WORDS = 5;
  private static final double[] THRESHOLDS = {.9, .8, .7, .6, .5, .3};

  private final double threshold;
  private final int window;
  private final Map<String, List<Known>> bands = new HashMap<>();
  private final Deque<Known> oldestFirst = new ArrayDeque<>();

  private MinHashPeer(double threshold, int window) {
    this.threshold = threshold;
    this.window = window;
  }

  private record Known(String group, String[] hashes) {}

  public static void main(String[] args) throws IOException {
    int window = Integer.parseInt(args[0]);
    Corpora corpora = Corpora.found();
    List<WireStory> reuters = corpora.reuters();
    Corpora.Labels labels = corpora.development();
    List<WireStory> slice =
        reuters.stream().filter(s -> labels.stories().contains(s.getStoryId())).toList();
    for (double threshold : THRESHOLDS) {
      MinHashPeer peer = new MinHashPeer(threshold, slice.size());
      Map<String, String> groups = new HashMap<>();
      slice.forEach(story -> groups.put(story.getStoryId(), peer.group(story)));
      tell(
          String.format(Locale.ROOT, "MinHash, Jaccard ≥ %.1f", threshold),
          new Clusters(groups, labels.same(), labels.unscored()));
    }
    tell("match", CopyEvaluation.clusters(reuters, labels, CopyModel.shipped()));

    List<WireStory> texts = reuters.stream().filter(Corpora::hasText).toList();
    CopySpeed match = new CopySpeed(texts);
    for (String round : List.of("warm-up", "measured")) {
      System.out.printf(
          Locale.ROOT,
          "%s, %,d stories in the window: MinHash %,.0f stories/s, match %,.0f%n",
          round,
          window,
          speed(new EndlessWire(texts), window),
          match.measure(window).perSecond());
    }
  }

  private static void tell(String what, Clusters clusters) {
    Clusters.Score score = clusters.score();
    System.out.printf(
        Locale.ROOT,
        "%-24s P %.3f, R %.3f, F1 %.3f, ARI %.3f%n",
        what,
        score.precision(),
        score.recall(),
        score.f1(),
        clusters.adjustedRand());
  }

  private static double speed(EndlessWire wire, int window) {
    MinHashPeer peer = new MinHashPeer(.7, window);
    IntStream.range(0, window).forEach(i -> peer.group(wire.story(i)));
    List<WireStory> measured =
        IntStream.range(window, window + CopySpeed.MEASURED).mapToObj(wire::story).toList();
    long begun = CopySpeed.processorTime();
    measured.forEach(peer::group);
    long taken = CopySpeed.processorTime() - begun;
    return CopySpeed.MEASURED * 1e9 / taken;
  }

  /** The group of the likest known story, or one of its own. */
  private String group(WireStory story) {
    String[] hashes = hashes(story);
    List<String> keys = keys(hashes);
    Set<Known> candidates = new HashSet<>();
    keys.forEach(key -> candidates.addAll(bands.getOrDefault(key, List.of())));
    String group = story.getStoryId();
    double best = threshold;
    for (Known known : candidates) {
      double alike = alike(hashes, known.hashes);
      if (alike >= best) {
        best = alike;
        group = known.group;
      }
    }
    remember(new Known(group, hashes), keys);
    return group;
  }

  private void remember(Known known, List<String> keys) {
    keys.forEach(key -> bands.computeIfAbsent(key, k -> new ArrayList<>()).add(known));
    oldestFirst.add(known);
    if (oldestFirst.size() > window) {
      Known old = oldestFirst.remove();
      for (String key : keys(old.hashes)) {
        bands.computeIfPresent(
            key,
            (k, all) -> {
              all.remove(old);
              return all.isEmpty() ? null : all;
            });
      }
    }
  }

  private static double alike(String[] a, String[] b) {
    int same = 0;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      same += a[i].equals(b[i]) ? 1 : 0;
    }
    return same / (double) HASHES;
  }

  private static List<String> keys(String[] hashes) {
    int rows = HASHES / BANDS;
    return hashes.length < HASHES
        ? List.of() // fewer than five words
        : IntStream.range(0, BANDS)
            .mapToObj(
                band ->
                    band
                        + String.join(
                            "", Arrays.copyOfRange(hashes, band * rows, (band + 1) * rows)))
            .toList();
  }

  private static String[] hashes(WireStory story) {
    StandardTokenizer words = new StandardTokenizer();
    words.setReader(new StringReader(CleanText.body(story)));
    ShingleFilter shingles = new ShingleFilter(new LowerCaseFilter(words), WORDS, WORDS);
    shingles.setOutputUnigrams(false);
    List<String> hashes = new ArrayList<>();
    try (TokenStream smallest = new MinHashFilter(shingles, HASHES, 1, 1, false)) {
      CharTermAttribute term = smallest.getAttribute(CharTermAttribute.class);
      smallest.reset();
      while (smallest.incrementToken()) {
        hashes.add(term.toString());
      }
      smallest.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hashes.toArray(String[]::new);
  }
}
