package io.wiredesk.monitor.lag;

import java.time.Duration;
import java.util.List;

/**
 * Judges a reader on one partition by a window of samples, without thresholds on lag: what counts
 * is whether it moves. Until the window spans {@code patience} nobody is called stalled or lagging.
 */
record VerdictRule(Duration patience) {
  /**
   * @param window oldest first, not empty
   */
  Verdict judge(List<LagSample> window) {
    LagSample last = window.get(window.size() - 1);
    if (rewound(window)) {
      return Verdict.REWIND;
    }
    if (last.lag() == 0) {
      return Verdict.OK;
    }
    if (!last.members()) {
      return Verdict.STOPPED;
    }
    LagSample first = window.get(0);
    if (Duration.between(first.at(), last.at()).compareTo(patience) < 0) {
      return Verdict.OK;
    }
    if (last.committed() == first.committed()) {
      return alwaysBehind(window) ? Verdict.STALLED : Verdict.OK;
    }
    return grows(window) ? Verdict.LAGGING : Verdict.OK;
  }

  private static boolean rewound(List<LagSample> window) {
    for (int i = 1; i < window.size(); i++) {
      if (window.get(i).committed() < window.get(i - 1).committed()) {
        return true;
      }
    }
    LagSample last = window.get(window.size() - 1);
    return last.committed() > last.end() && last.lag() > 0;
  }

  /** A reader that was caught up in the window may simply not have been due to commit yet. */
  private static boolean alwaysBehind(List<LagSample> window) {
    return window.stream().allMatch(sample -> sample.lag() > 0);
  }

  /**
   * Lag saws up and down between commits: it grows only when all of the later half is above all of
   * the earlier.
   */
  private static boolean grows(List<LagSample> window) {
    int half = window.size() / 2;
    long earlier = window.subList(0, half).stream().mapToLong(LagSample::lag).max().orElse(0);
    long later =
        window.subList(half, window.size()).stream().mapToLong(LagSample::lag).min().orElse(0);
    return later > earlier;
  }
}
