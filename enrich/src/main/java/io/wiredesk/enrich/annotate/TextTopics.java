package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.gazetteer.NameIndex;
import io.wiredesk.enrich.text.Passage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a story's topics from its words: each word that speaks for a topic counts, once and a bit.
 */
final class TextTopics {
  private static final double CUE = 3;
  private static final double WEAK_CUE = 1;
  private static final double HEADLINE = 2;

  /** Points at which the words alone are as likely right as wrong. */
  private static final double EVEN = 6;

  /** Less is chance. */
  private static final double LEAST = 4;

  /** A topic this much weaker than the strongest is a side remark. */
  private static final double SHARE = 0.34;

  private static final int AT_MOST = 3;

  private final NameIndex cues;

  TextTopics(Gazetteer gazetteer) {
    this.cues = gazetteer.cues();
  }

  /** Confidence (0 to 1) by top-level Media Topic, the surest first. */
  Map<String, Double> of(Passage headline, Passage body) {
    Map<String, Double> points = new HashMap<>();
    count(headline, HEADLINE, points);
    count(body, 1, points);
    double strongest = points.values().stream().mapToDouble(p -> p).max().orElse(0);
    Map<String, Double> topics = new LinkedHashMap<>();
    points.entrySet().stream()
        .filter(topic -> topic.getValue() >= LEAST && topic.getValue() >= SHARE * strongest)
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(AT_MOST)
        .forEach(topic -> topics.put(topic.getKey(), confidence(topic.getValue(), strongest)));
    return topics;
  }

  private void count(Passage passage, double weight, Map<String, Double> points) {
    Map<CueWord, Integer> seen = new LinkedHashMap<>(); // sums of doubles hang on their order
    for (NameIndex.Hit hit : cues.in(passage)) {
      String word = passage.at(hit.start()).key();
      List<GazetteerEntry> entries = hit.entries();
      for (int i = 0; i < entries.size(); i++) {
        if (!names(entries.subList(0, i), entries.get(i).code())) {
          seen.merge(new CueWord(entries.get(i), word), 1, Integer::sum);
        }
      }
    }
    seen.forEach(
        (word, times) ->
            points.merge(
                word.entry().code(),
                weight
                    * (word.entry().kind() == EntryKind.CUE ? CUE : WEAK_CUE)
                    * (1 + Math.log(times)),
                Double::sum));
  }

  private static boolean names(List<GazetteerEntry> entries, String code) {
    for (GazetteerEntry entry : entries) {
      if (entry.code().equals(code)) {
        return true;
      }
    }
    return false;
  }

  private record CueWord(GazetteerEntry entry, String word) {
    /** Without the entry's other names, of which there are many. */
    @Override
    public int hashCode() {
      return 31 * word.hashCode() + entry.code().hashCode();
    }
  }

  private static double confidence(double points, double strongest) {
    double sure = points / (points + EVEN) * (0.5 + 0.5 * points / strongest);
    return Math.round(sure * 100) / 100.0;
  }
}
