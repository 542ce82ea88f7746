package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.Inventor.Told;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.WireStory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What looks like a copy and is none: rows of {@link CopyEvaluation}. */
final class TrapEvaluation {
  /** Of each family. */
  private static final int EVENTS = 60;

  private TrapEvaluation() {}

  /** Invented figures in real templates, a day later, and other names in short stories. */
  static void traps(List<WireStory> reuters) {
    Forger forger = new Forger(new Random(CopyEvaluation.SEED));
    List<WireStory> plain =
        reuters.stream().filter(Corpora::hasText).skip(3000).limit(3000).toList();
    int twins = 0;
    int siblings = 0;
    int[] merged = new int[2];
    for (int i = 1; i < plain.size(); i += 6) {
      WireStory story = plain.get(i);
      long digits = story.getBody().chars().filter(Character::isDigit).count();
      if (digits >= 8) {
        twins++;
        merged[0] += CopyEvaluation.run(List.of(story, forger.twin(story))).size();
      }
      boolean few = digits < MadePairs.FIGURES_OF_FEW;
      if (few && story.getBody().length() < MadePairs.SHORT && forger.hasNames(story)) {
        siblings++;
        WireStory sibling = forger.sibling(story, plain.get(i - 1));
        merged[1] += CopyEvaluation.run(List.of(story, sibling)).size();
      }
    }
    CopyEvaluation.row(
        "template traps: the same template a day later",
        "%d of %d merged".formatted(merged[0], twins));
    CopyEvaluation.row(
        "template traps: other names", "%d of %d merged".formatted(merged[1], siblings));
  }

  /** What is filed as a copy of another event is lost to who reads only what is new. */
  static void invented(String what, boolean held) {
    List<Told> told = new Inventor(new Random(CopyEvaluation.SEED)).stories(held, EVENTS);
    List<WireStory> stories = told.stream().map(Told::story).toList();
    Map<String, Copy> copies = CopyEvaluation.run(stories);
    Map<String, String> groups = CopyEvaluation.groups(stories, copies);
    Map<String, String> firsts = new HashMap<>();
    int lost = 0;
    int lostLater = 0;
    int found = 0;
    for (Told one : told) {
      String id = one.story().getStoryId();
      String first = firsts.putIfAbsent(one.event(), id);
      if (first != null) {
        found += Objects.equals(groups.get(first), groups.get(id)) ? 1 : 0;
      } else if (copies.containsKey(id)) {
        lost += one.later() ? 0 : 1;
        lostLater += one.later() ? 1 : 0;
      }
    }
    long later = told.stream().filter(Told::later).map(Told::event).distinct().count();
    CopyEvaluation.row(
        "invented stories " + what,
        "%d of %d events and %d of %d follow-ups filed as copies of others; %d of %d copies found"
            .formatted(
                lost,
                firsts.size() - later,
                lostLater,
                later,
                found,
                stories.size() - firsts.size()));
  }
}
