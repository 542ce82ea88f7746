package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last lines that came over the wire, and those who watch them come. Each watcher is told all
 * lines since it was last told; one that is slow is told less often, and how many it missed, so
 * that memory is bounded whatever the rate. Thread-safe.
 */
public final class TickerStream {
  public static final int LENGTH = 200;
  static final int MOST_WATCHERS = 64;

  private record Line(long number, ObjectNode json) {}

  private final Deque<Line> lines = new ArrayDeque<>(); // guarded by itself
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private long newest; // guarded by lines

  private final class Watcher {
    final StreamWriter<ServerSentEvent> stream;
    private long told;
    private boolean busy;

    Watcher(StreamWriter<ServerSentEvent> stream) {
      this.stream = stream;
    }

    /** Tells what is new, unless the last telling is still on its way. */
    synchronized void tell() {
      if (busy || !stream.isOpen()) {
        return;
      }
      ObjectNode news = since(told);
      if (news.path("lines").isEmpty()) {
        return;
      }
      if (stream.tryWrite(ServerSentEvent.ofData(news.toString()))) {
        told = news.path("newest").asLong();
        busy = true;
        var unused = stream.whenConsumed().thenRun(this::free);
      }
    }

    private void free() {
      synchronized (this) {
        busy = false;
      }
      tell();
    }
  }

  /** Adds a line; watchers learn of it at the next {@link #publish}. */
  void add(ObjectNode json) {
    synchronized (lines) {
      newest++;
      lines.addLast(new Line(newest, json.put("number", newest)));
      if (lines.size() > LENGTH) {
        lines.removeFirst();
      }
    }
  }

  /** So many lines came that nobody could be told in time: they count as missed. */
  void pass(int count) {
    synchronized (lines) {
      newest += count;
    }
  }

  /** Tells everybody what was added since. */
  void publish() {
    watchers.removeIf(watcher -> !watcher.stream.isOpen());
    watchers.forEach(Watcher::tell);
  }

  /** Whether there was room for one more; it is told the whole tape at once. */
  boolean watch(StreamWriter<ServerSentEvent> stream) {
    watchers.removeIf(watcher -> !watcher.stream.isOpen());
    if (watchers.size() >= MOST_WATCHERS) {
      return false;
    }
    Watcher watcher = new Watcher(stream);
    watchers.add(watcher);
    watcher.tell();
    return true;
  }

  /** The lines after that number, oldest first, and how many of them the tape no longer has. */
  ObjectNode since(long number) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("lines");
    synchronized (lines) {
      lines.stream().filter(line -> line.number() > number).forEach(line -> array.add(line.json()));
      json.put("newest", newest);
      json.put("missed", number == 0 ? 0 : newest - number - array.size());
    }
    return json;
  }

  public void close() {
    watchers.forEach(watcher -> watcher.stream.close());
  }
}
