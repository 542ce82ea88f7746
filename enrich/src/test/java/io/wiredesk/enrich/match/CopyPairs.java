package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.Clusters.Pair;
import io.wiredesk.enrich.match.Corpora.Labels;
import io.wiredesk.enrich.match.evidence.Contradiction;
import io.wiredesk.enrich.match.evidence.HeldSketch;
import io.wiredesk.enrich.match.evidence.Likeness;
import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.index.NearIndex;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Sketcher;
import io.wiredesk.schemas.WireStory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pairs to learn from: what the index proposes while a slice of stories goes by, with the evidence
 * and what is known of them.
 */
public final class CopyPairs {
  /** Words in common below which a pair teaches little; a quarter of them is taken. */
  private static final double EASY = 0.3;

  /** Equal but for a word or two. */
  private static final double EQUAL = 0.965;

  private static final int REPEATED_HOURS = 40;
  private static final int TEMPLATE_HOURS = 18;

  private final List<WireStory> reuters;
  private final List<Example> examples = new ArrayList<>();
  private final Map<Pair, Boolean> judged = new HashMap<>();
  private final Set<Pair> unscored = new HashSet<>();
  private final Map<String, Labels> slices = new LinkedHashMap<>();

  public CopyPairs(List<WireStory> reuters) {
    this.reuters = reuters;
  }

  /**
   * A pair with what is known of it.
   *
   * @param slice which stories it is of
   * @param features see {@link Likeness}
   * @param same 1 for the same story, 0 for different ones
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Example(String slice, Pair pair, double[] features, double same) {
    /** It needs no model. */
    public boolean contradictory() {
      return Contradiction.in(features);
    }

    double feature(String name) {
      return features[Likeness.NAMES.indexOf(name)];
    }
  }

  public List<Example> examples() {
    return examples;
  }

  /** What is known of each slice whose every same pair is, by the slice's name. */
  public Map<String, Labels> slices() {
    return slices;
  }

  /**
   * A slice whose every same pair is labelled, but for pairs that were read and judged otherwise.
   */
  public void labelled(String name, Labels given) {
    Labels labels = judged(given);
    slices.put(name, labels);
    List<WireStory> slice =
        reuters.stream().filter(s -> labels.stories().contains(s.getStoryId())).toList();
    pass(
        slice,
        (pair, evidence) -> {
          if (!labels.unscored().contains(pair)) {
            add(new Example(name, pair, evidence, labels.same().contains(pair) ? 1 : 0));
          }
        });
  }

  private Labels judged(Labels given) {
    Set<Pair> same = new HashSet<>(given.same());
    judged.forEach(
        (pair, is) -> {
          if (is && given.stories().contains(pair.a()) && given.stories().contains(pair.b())) {
            same.add(pair);
          }
        });
    return new Labels(given.stories(), same, given.different(), given.unscored());
  }

  /** The slices of copy-labels.tsv: those pairs as judged, equal texts same, others different. */
  public void read(String resource) throws IOException {
    List<int[]> slices = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(CopyPairs.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        String[] parts = line.split("\t", -1);
        switch (parts[0]) {
          case "slice" ->
              slices.add(new int[] {Integer.parseInt(parts[1]), Integer.parseInt(parts[2])});
          case "same", "different" ->
              judged.put(Pair.of(parts[1], parts[2]), parts[0].equals("same"));
          case "unscored" -> unscored.add(Pair.of(parts[1], parts[2]));
          default -> {}
        }
      }
    }
    for (int[] slice : slices) {
      read("read" + slice[0], slice(slice[0], slice[1]));
    }
  }

  /**
   * The labelled pairs of Reuters 50-50. Of the others, long stories that share half their 3-grams
   * are the same, and those that share hardly any are two stories on one subject.
   */
  public void fiftyFifty(List<WireStory> stories, List<Reuters5050.Labelled> labels) {
    Map<Pair, String> byPair = new HashMap<>();
    labels.forEach(label -> byPair.put(label.pair(), label.label()));
    pass(
        stories,
        (pair, evidence) -> {
          String label = byPair.getOrDefault(pair, byRuns(new Example("", pair, evidence, 0)));
          if (!label.equals("ambiguous")) {
            add(
                new Example(
                    byPair.containsKey(pair) ? "50-50" : "long",
                    pair,
                    evidence,
                    label.equals("same") ? 1 : 0));
          }
        });
  }

  private static String byRuns(Example example) {
    if (example.feature("runs.least") >= 0.5) {
      return "same";
    }
    return example.feature("runs.most") < 0.18 ? "different" : "ambiguous";
  }

  private void read(String name, List<WireStory> slice) {
    Set<String> stories = slice.stream().map(WireStory::getStoryId).collect(Collectors.toSet());
    Set<Pair> same = new HashSet<>();
    judged.forEach(
        (pair, is) -> {
          if (is && stories.contains(pair.a())) {
            same.add(pair);
          }
        });
    int before = examples.size();
    pass(slice, (pair, evidence) -> judge(name, pair, evidence));
    examples.subList(before, examples.size()).stream()
        .filter(example -> example.same() == 1)
        .forEach(example -> same.add(example.pair()));
    Set<Pair> all = Clusters.closed(same);
    all.removeAll(unscored);
    slices.put(name, new Labels(stories, all, Set.of(), unscored));
  }

  private void judge(String slice, Pair pair, double[] evidence) {
    if (unscored.contains(pair)) {
      return;
    }
    Example example = new Example(slice, pair, evidence, 0);
    boolean equal = example.feature("runs.least") > EQUAL && hours(example) < 72;
    boolean same = judged.getOrDefault(pair, equal);
    add(new Example(slice, pair, evidence, same ? 1 : 0));
  }

  /**
   * A slice that nobody read. Only what cannot be otherwise is taken: a text repeated within a day
   * or two is the same; the same template on another day with other figures, and no word of a
   * correction, differs.
   */
  public void unread(int from, int to) {
    pass(
        slice(from, to),
        (pair, evidence) -> {
          Example example = new Example("unread", pair, evidence, 0);
          boolean figuresAgree = example.feature("figures.share") > 0.8;
          boolean repeated =
              example.feature("runs.least") > EQUAL
                  && figuresAgree
                  && hours(example) < REPEATED_HOURS;
          boolean template =
              hours(example) > TEMPLATE_HOURS
                  && example.feature("runs.most") > 0.25
                  && example.feature("figures.share") < 0.76
                  && example.feature("figures.missing") >= 1
                  && example.feature("declared") == 0;
          if (repeated || template) {
            add(new Example("unread", pair, evidence, repeated ? 1 : 0));
          }
        });
  }

  private static double hours(Example example) {
    return Math.expm1(example.feature("hours"));
  }

  void add(Example example) {
    boolean easy = example.same() == 0 && example.feature("words.most") < EASY;
    if (!easy || Math.floorMod(example.pair().hashCode(), 4) == 0) {
      examples.add(example);
    }
  }

  List<WireStory> slice(int from, int to) {
    return reuters.stream()
        .filter(s -> Integer.parseInt(s.getStoryId()) >= from)
        .filter(s -> Integer.parseInt(s.getStoryId()) <= to)
        .filter(Corpora::hasText)
        .toList();
  }

  interface Proposed {
    void take(Pair pair, double[] evidence);
  }

  static void pass(List<WireStory> slice, Proposed to) {
    NearIndex index = new NearIndex();
    Sketcher sketcher = new Sketcher();
    for (WireStory story : slice) {
      IncomingRevision candidate = IncomingRevision.of(story);
      Sketch sketch = sketcher.sketch(story, candidate.text(), index);
      HeldSketch held = new HeldSketch(sketch);
      for (IndexedStory member : index.candidates(sketch)) {
        Likeness evidence = Likeness.of(held, member.sketch(), candidate.time(), member.time());
        if (!evidence.hopeless()) {
          to.take(Pair.of(candidate.storyId(), member.storyId()), evidence.features());
        }
      }
      index.add(member(index.nextNumber(), candidate, sketch));
    }
  }

  private static IndexedStory member(long number, IncomingRevision candidate, Sketch sketch) {
    Instant seen = candidate.seen();
    String id = candidate.storyId();
    return new IndexedStory(
        number, id, id, true, candidate.source(), seen, candidate.time(), new int[0], sketch);
  }
}
