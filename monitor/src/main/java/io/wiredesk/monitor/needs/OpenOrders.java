package io.wiredesk.monitor.needs;

import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Orders that named no story that came, of the last day. Thread-safe. */
public final class OpenOrders implements WireListener {
  private static final Duration SHOWN = Duration.ofDays(1);
  private static final int AT_MOST = 200;

  private record Told(String about, Notice notice) {}

  private final Deque<Told> newest = new ArrayDeque<>(); // guarded by this

  @Override
  public synchronized void notice(Notice notice, SeenRecord seen) {
    if (notice.getKind() == NoticeKind.ADVISORY_UNRESOLVED
        || notice.getKind() == NoticeKind.FOREIGN_ORDER) {
      newest.addFirst(new Told(seen.place().toString(), notice));
      if (newest.size() > AT_MOST) {
        newest.removeLast();
      }
    }
  }

  synchronized List<Need> needs(Instant now) {
    return newest.stream()
        .filter(told -> told.notice().getAt().plus(SHOWN).isAfter(now))
        .map(OpenOrders::need)
        .toList();
  }

  private static Need need(Told told) {
    Notice notice = told.notice();
    return new Need(
        NeedKind.ORDER,
        told.about(),
        notice.getStoryId(),
        "An order that names no story",
        notice.getText(),
        notice.getAt(),
        List.of(),
        Optional.empty());
  }
}
