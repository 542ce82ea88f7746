package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.topics.SeenRecord;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts a line on the {@link TickerStream} for each record that consumers of the pipeline read. A
 * few that were there before have one too, so that the tape is not empty after a restart. Lines
 * wait for the next {@link #publish}: a busy wire comes in bundles, not a line at a time.
 * Thread-safe.
 */
public final class Ticker implements WireListener {
  /** A record, and its line once somebody can see it. */
  private record Waiting(SeenRecord seen, Supplier<ObjectNode> line) {}

  private final TickerStream tape;
  private final RecentTitles titles = new RecentTitles();
  private final Deque<Waiting> waiting = new ArrayDeque<>(); // guarded by itself
  private int passed; // guarded by waiting

  public Ticker(TickerStream tape) {
    this.tape = tape;
  }

  @Override
  public void story(Story story, SeenRecord seen) {
    name(story);
    add(seen, () -> TickerLine.of(story));
  }

  @Override
  public void copy(Story story, SeenRecord seen) {
    name(story);
    add(seen, () -> TickerLine.of(story));
  }

  @Override
  public void notice(Notice notice, SeenRecord seen) {
    add(seen, () -> TickerLine.of(notice, titles.told(notice)));
  }

  @Override
  public void rejected(Rejected rejected, SeenRecord seen) {
    add(seen, () -> TickerLine.of(rejected));
  }

  @Override
  public void unreadable(SeenRecord seen) {
    String why =
        seen.record().value() == null
            ? "a record without a value"
            : "a record that does not decode";
    if (!seen.record().topic().equals(WireTopic.RAW.topicName())) {
      add(seen, () -> TickerLine.unreadable(seen.written(), why));
    }
  }

  /** Tells the watchers what came since. Called by one thread. */
  public void publish() {
    List<Waiting> news;
    synchronized (waiting) {
      tape.pass(passed);
      passed = 0;
      news = new ArrayList<>(waiting);
      waiting.clear();
    }
    news.sort(Comparator.comparingLong(one -> one.seen().record().timestamp()));
    for (Waiting one : news) {
      ObjectNode line = one.line().get();
      line.put("topic", one.seen().record().topic());
      line.put("partition", one.seen().record().partition());
      tape.add(line.put("offset", one.seen().record().offset()));
    }
    tape.publish();
  }

  private void name(Story story) {
    if (!TickerLine.isKilled(story)) {
      titles.add(story.getWire().getStoryId(), TickerLine.title(story));
    }
  }

  private void add(SeenRecord seen, Supplier<ObjectNode> line) {
    if (!seen.recent()) {
      return;
    }
    synchronized (waiting) {
      waiting.addLast(new Waiting(seen, line));
      if (waiting.size() > TickerStream.LENGTH) {
        waiting.removeFirst(); // the tape would lose it at once
        passed++;
      }
    }
  }
}
