package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.evidence.FigureCheck;
import io.wiredesk.enrich.match.evidence.Likeness;
import io.wiredesk.enrich.match.index.IndexedStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a story was found to be a copy, for people. */
final class Reasons {
  private Reasons() {}

  static List<String> of(IncomingRevision incoming, IndexedStory of, Likeness likeness) {
    List<String> reasons = new ArrayList<>();
    reasons.add(percent(likeness.runsOfFirst()) + " of its rare 3-grams");
    reasons.add(percent(likeness.inSecond().rare()) + " of its rare words");
    FigureCheck figures = likeness.figures();
    if (figures.fewer() > 0) {
      reasons.add(
          String.format(Locale.ROOT, "same %d of %d figures", figures.common(), figures.fewer()));
    }
    reasons.add(TimeBetween.of(of.time(), of.source(), incoming.time(), incoming.source()));
    return List.copyOf(reasons);
  }

  private static String percent(double share) {
    return Math.round(100 * Math.max(0, share)) + " %";
  }
}
