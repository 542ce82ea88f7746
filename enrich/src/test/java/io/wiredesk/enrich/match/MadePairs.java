package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.Clusters.Pair;
import io.wiredesk.enrich.match.CopyPairs.Example;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Pairs to learn from whose truth is known because one of the two, or both, were made. */
public final class MadePairs {
  /** Siblings with all figures equal are found among short stories with few of them. */
  static final int SHORT = 400;

  static final int FIGURES_OF_FEW = 14;

  /** Longer stories are spun once more, cut short. */
  private static final int LONG = 500;

  /** One in so many pairs of invented stories that differ. */
  private static final int OF_INVENTED = 4;

  private final CopyPairs pairs;

  public MadePairs(CopyPairs pairs) {
    this.pairs = pairs;
  }

  /** Spun copies of every so manieth story of a slice: all the same. */
  public void spun(int from, int to, int every, Random random) {
    Spinner spinner = new Spinner(random);
    Forger forger = new Forger(random);
    List<WireStory> slice = new ArrayList<>();
    Map<String, String> copies = new HashMap<>();
    for (WireStory story : pairs.slice(from, to)) {
      slice.add(story);
      if (slice.size() % every == 0 && story.getBody().length() > 300) {
        WireStory copy = spinner.spin(story, story.getStoryId() + "-spun");
        copies.put(copy.getStoryId(), story.getStoryId());
        slice.add(copy);
        if (story.getBody().length() > LONG) {
          WireStory shorter = spinner.spin(forger.brief(story), story.getStoryId() + "-shorter");
          copies.put(shorter.getStoryId(), story.getStoryId());
          slice.add(shorter);
        }
      }
    }
    CopyPairs.pass(
        slice,
        (pair, evidence) -> {
          boolean same =
              pair.a().equals(copies.get(pair.b())) || pair.b().equals(copies.get(pair.a()));
          if (same) {
            pairs.add(new Example("spun", pair, evidence, 1));
          }
        });
  }

  /** Forged stories after every so manieth of a slice, see {@link Forger}. */
  public void forged(int from, int to, int every, Random random) {
    Forger forger = new Forger(random);
    List<WireStory> slice = new ArrayList<>();
    List<WireStory> real = pairs.slice(from, to);
    for (int i = 0; i < real.size(); i++) {
      slice.add(real.get(i));
      if (i >= every && i % every == 0) {
        slice.addAll(forged(forger, real.get(i), real.get(i - every + 1)));
      }
    }
    CopyPairs.pass(
        slice,
        (pair, evidence) -> {
          String longer = pair.a().length() > pair.b().length() ? pair.a() : pair.b();
          String shorter = longer.equals(pair.a()) ? pair.b() : pair.a();
          if (longer.startsWith(shorter + "-")) {
            boolean same = longer.endsWith("-brief") || longer.endsWith("-correction");
            pairs.add(new Example("forged", pair, evidence, same ? 1 : 0));
          }
        });
  }

  /** Invented stories, in windows of so many events of each family. */
  public void invented(int windows, int events, Random random) {
    for (int window = 0; window < windows; window++) {
      Map<String, Inventor.Told> told = new LinkedHashMap<>();
      new Inventor(random).stories(false, events).forEach(t -> told.put(t.story().getStoryId(), t));
      String named = events + "x" + window + "-";
      CopyPairs.pass(
          told.values().stream().map(Inventor.Told::story).toList(),
          (pair, evidence) -> {
            Inventor.Told a = Objects.requireNonNull(told.get(pair.a()));
            Inventor.Told b = Objects.requireNonNull(told.get(pair.b()));
            boolean same = a.event().equals(b.event());
            if (same || Math.floorMod(pair.hashCode(), OF_INVENTED) == 0) {
              Pair known = Pair.of(a.family() + named + pair.a(), b.family() + named + pair.b());
              pairs.add(new Example("invented", known, evidence, same ? 1 : 0));
            }
          });
    }
  }

  private static List<WireStory> forged(Forger forger, WireStory story, WireStory other) {
    List<WireStory> forged = new ArrayList<>();
    int length = story.getBody().length();
    long figures = story.getBody().chars().filter(Character::isDigit).count();
    if (length < SHORT && figures < FIGURES_OF_FEW && forger.hasNames(story)) {
      forged.add(forger.sibling(story, other));
    }
    if (figures >= 8) {
      forged.add(forger.twin(story));
      forged.add(forger.correction(story));
    }
    if (length > 600) {
      forged.add(forger.brief(story));
    }
    return forged;
  }
}
