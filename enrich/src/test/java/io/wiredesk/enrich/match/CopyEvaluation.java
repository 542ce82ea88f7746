package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.Clusters.Pair;
import io.wiredesk.enrich.match.Clusters.Score;
import io.wiredesk.enrich.match.evidence.CopyModel;
import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.index.NearIndex;
import io.wiredesk.enrich.match.memory.InMemoryRouteStores;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Sketcher;
import io.wiredesk.enrich.text.CleanText;
import io.wiredesk.enrich.text.HashTokeniser;
import io.wiredesk.enrich.text.HashTokens;
import io.wiredesk.enrich.text.Hashes;
import io.wiredesk.enrich.text.NormalText;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * How well copies are told, over the corpora beside the project, as a table for docs/QUALITY.md:
 * {@code mvn -pl enrich -Peval verify}.
 */
public final class CopyEvaluation {
  private static final MatchLimits LIMITS =
      new MatchLimits(Duration.ofDays(60), Duration.ofDays(60), Long.MAX_VALUE, 200_000);
  static final long SEED = 20;
  private static final int BOOTSTRAPS = 1000;

  /** The first warms up. */
  private static final int[] WINDOWS = {5_000, 5_000, 50_000, 500_000};

  private CopyEvaluation() {}

  public static void main(String[] args) throws IOException {
    Corpora corpora = Corpora.found();
    if (!corpora.present()) {
      System.out.println(
          "no corpora beside the project or at WIREDESK_CORPORA: nothing to measure");
      return;
    }
    System.out.println("| measured | result |");
    System.out.println("|---|---|");
    List<WireStory> reuters = corpora.reuters();
    development(corpora.development(), reuters);
    whole(reuters);
    fiftyFifty(corpora);
    spun(reuters);
    TrapEvaluation.traps(reuters);
    TrapEvaluation.invented("of templates learned from", false);
    TrapEvaluation.invented("of other templates", true);
    speed(reuters);
  }

  private static void speed(List<WireStory> reuters) {
    CopySpeed speed = new CopySpeed(reuters.stream().filter(Corpora::hasText).toList());
    for (int window : WINDOWS) {
      CopySpeed.Result result = speed.measure(window);
      row(
          "speed with %,d stories in the window, one thread".formatted(window),
          "%,.0f stories/s of processor time, %,.0f bytes a story"
              .formatted(result.perSecond(), result.bytes()));
    }
  }

  private static void development(Corpora.Labels labels, List<WireStory> reuters) {
    List<WireStory> slice =
        reuters.stream().filter(s -> labels.stories().contains(s.getStoryId())).toList();
    Map<String, Copy> copies = run(slice);
    Clusters clusters = new Clusters(groups(slice, copies), labels.same(), labels.unscored());
    Score score = clusters.score();
    double[] interval = clusters.interval(new Random(SEED), BOOTSTRAPS);
    row(
        "development slice, %d stories, %d same pairs"
            .formatted(slice.size(), labels.same().size()),
        "P %.3f, R %.3f, F1 %.3f (95 %%: %.3f–%.3f), ARI %.3f"
            .formatted(
                score.precision(),
                score.recall(),
                score.f1(),
                interval[0],
                interval[1],
                clusters.adjustedRand()));
    candidates(labels, slice);
    alike(labels, slice, clusters.joined());
  }

  private static void candidates(Corpora.Labels labels, List<WireStory> slice) {
    NearIndex index = new NearIndex();
    Sketcher sketcher = new Sketcher();
    Set<Pair> proposed = new HashSet<>();
    long count = 0;
    for (WireStory story : slice) {
      IncomingRevision candidate = IncomingRevision.of(story);
      Sketch sketch = sketcher.sketch(story, candidate.text(), index);
      for (IndexedStory member : index.candidates(sketch)) {
        proposed.add(Pair.of(story.getStoryId(), member.storyId()));
        count++;
      }
      index.add(member(index.nextNumber(), candidate, sketch));
    }
    long found = labels.same().stream().filter(proposed::contains).count();
    row(
        "… candidates",
        "%d of %d same pairs proposed, %.1f candidates a story"
            .formatted(found, labels.same().size(), count / (double) slice.size()));
  }

  public static IndexedStory member(long number, IncomingRevision candidate, Sketch sketch) {
    String id = candidate.storyId();
    Instant seen = candidate.seen();
    return new IndexedStory(
        number, id, id, true, candidate.source(), seen, candidate.time(), new int[0], sketch);
  }

  /** Pairs that share half of the shorter one's 3-grams and yet differ. */
  private static void alike(Corpora.Labels labels, List<WireStory> slice, Set<Pair> joined) {
    List<Set<Integer>> grams = slice.stream().map(CopyEvaluation::grams).toList();
    int differ = 0;
    int apart = 0;
    for (int i = 0; i < slice.size(); i++) {
      for (int j = 0; j < i; j++) {
        Pair pair = Pair.of(slice.get(i).getStoryId(), slice.get(j).getStoryId());
        boolean scored = !labels.same().contains(pair) && !labels.unscored().contains(pair);
        if (scored && containment(grams.get(i), grams.get(j)) >= 0.5) {
          differ++;
          apart += joined.contains(pair) ? 0 : 1;
        }
      }
    }
    row("… pairs with C3 ≥ .5 that differ", "%d of %d kept apart".formatted(apart, differ));
  }

  private static Set<Integer> grams(WireStory story) {
    HashTokens tokens = new HashTokens();
    HashTokeniser.read(CleanText.body(story), tokens);
    Set<Integer> grams = new HashSet<>();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      grams.add(Hashes.both(Hashes.both(tokens.hash(i), tokens.hash(i + 1)), tokens.hash(i + 2)));
    }
    return grams;
  }

  private static double containment(Set<Integer> a, Set<Integer> b) {
    Set<Integer> fewer = a.size() < b.size() ? a : b;
    Set<Integer> more = a.size() < b.size() ? b : a;
    long shared = fewer.stream().filter(more::contains).count();
    return fewer.isEmpty() ? 0 : shared / (double) fewer.size();
  }

  private static void whole(List<WireStory> reuters) {
    List<WireStory> stories = reuters.stream().filter(Corpora::hasText).toList();
    Map<String, Copy> copies = run(stories);
    Map<String, String> firsts = new HashMap<>();
    Map<String, String> groups = groups(stories, copies);
    int redundant = 0;
    int found = 0;
    int corrections = 0;
    int linked = 0;
    for (WireStory story : stories) {
      String hash =
          NormalText.hash(String.valueOf(story.getHeadline()), CleanText.body(story))
              .orElse(story.getStoryId());
      String first = firsts.putIfAbsent(hash, story.getStoryId());
      if (first != null) {
        redundant++;
        found += Objects.equals(groups.get(first), groups.get(story.getStoryId())) ? 1 : 0;
      }
      if (corrects(story)) {
        corrections++;
        linked += copies.containsKey(story.getStoryId()) ? 1 : 0;
      }
    }
    row("whole collection, exact copies", "%d of %d found".formatted(found, redundant));
    row(
        "… stories marked CORRECTED or CORRECTION",
        "%d of %d linked".formatted(linked, corrections));
    Map<Relation, Integer> relations = new LinkedHashMap<>();
    copies.values().forEach(c -> relations.merge(c.getRelation(), 1, Integer::sum));
    row("… relations", relations.toString());
  }

  private static boolean corrects(WireStory story) {
    String start = (story.getHeadline() + " " + story.getBody()).strip().toUpperCase(Locale.ROOT);
    return start.startsWith("CORRECTED") || start.startsWith("CORRECTION -");
  }

  private static void fiftyFifty(Corpora corpora) throws IOException {
    List<WireStory> stories =
        Reuters5050.read(corpora.root().resolve("reuters-50-50/C50train.tar.gz"));
    Map<String, String> groups = groups(stories, run(stories));
    double[] counts = new double[3];
    for (Reuters5050.Labelled label :
        Reuters5050.labels(corpora.root().resolve("near-duplicates/reuters-50-50-pairs.tsv"))) {
      boolean scored = label.containment() >= 0.4 && !label.label().equals("ambiguous");
      boolean same = label.label().equals("same");
      boolean joined = Objects.equals(groups.get(label.pair().a()), groups.get(label.pair().b()));
      if (scored && (same || joined)) {
        counts[same && joined ? 0 : joined ? 1 : 2]++;
      }
    }
    Score score = new Score(counts[0], counts[1], counts[2]);
    row(
        "Reuters 50-50, labelled pairs with C3 ≥ .4",
        "P %.3f, R %.3f".formatted(score.precision(), score.recall()));
  }

  /** One in ten stories again, spun, later the same day. */
  private static void spun(List<WireStory> reuters) {
    Spinner spinner = new Spinner(new Random(SEED));
    List<WireStory> plain =
        reuters.stream().filter(Corpora::hasText).skip(9000).limit(4000).toList();
    List<WireStory> mixed = new ArrayList<>();
    Map<String, String> copies = new HashMap<>();
    for (WireStory story : plain) {
      mixed.add(story);
      if (mixed.size() % 10 == 0 && story.getBody().length() > 300) {
        WireStory copy = spinner.spin(story, story.getStoryId() + "-spun");
        mixed.add(copy);
        copies.put(copy.getStoryId(), story.getStoryId());
      }
    }
    Map<String, String> alone = groups(plain, run(plain));
    Map<String, String> groups = groups(mixed, run(mixed));
    long found =
        copies.entrySet().stream()
            .filter(e -> Objects.equals(groups.get(e.getKey()), groups.get(e.getValue())))
            .count();
    long moved =
        plain.stream()
            .filter(s -> !Objects.equals(alone.get(s.getStoryId()), groups.get(s.getStoryId())))
            .count();
    row(
        "spun copies (synonyms and other words for a quarter, sentences shuffled)",
        "%d of %d found; %d of %d other stories decided otherwise than without them"
            .formatted(found, copies.size(), moved, plain.size()));
  }

  static Map<String, Copy> run(List<WireStory> stories) {
    return run(stories, CopyModel.shipped());
  }

  private static Map<String, Copy> run(List<WireStory> stories, CopyModel model) {
    CopyDetector detector = RouteDetectors.detector(new InMemoryRouteStores(), LIMITS, model);
    Map<String, Copy> copies = new HashMap<>();
    for (WireStory story : stories) {
      Copy copy = detector.decide(CopyFinder.first(story), story.getReceivedAt()).copy();
      if (copy != null) {
        copies.put(story.getStoryId(), copy);
      }
    }
    return copies;
  }

  /** The groups that a model leads to. */
  public static Clusters clusters(List<WireStory> reuters, Corpora.Labels labels, CopyModel model) {
    List<WireStory> slice =
        reuters.stream().filter(s -> labels.stories().contains(s.getStoryId())).toList();
    return new Clusters(groups(slice, run(slice, model)), labels.same(), labels.unscored());
  }

  static Map<String, String> groups(List<WireStory> stories, Map<String, Copy> copies) {
    Map<String, String> groups = new HashMap<>();
    for (WireStory story : stories) {
      Copy copy = copies.get(story.getStoryId());
      groups.put(story.getStoryId(), copy == null ? story.getStoryId() : copy.getGroupId());
    }
    return groups;
  }

  static void row(String what, String result) {
    System.out.println("| " + what + " | " + result + " |");
  }
}
