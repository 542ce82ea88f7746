package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The last lines that came over the wire, and those who watch them come. Each watcher is told all
 * lines since it was last told, and how many it missed. Thread-safe.
 */
public final class TickerStream {
  public static final int LENGTH = 200;

  private record Line(long number, ObjectNode json) {}

  private final Deque<Line> lines = new ArrayDeque<>(); // guarded by itself
  private long newest; // guarded by lines
  private final EventStreams watchers =
      new EventStreams(
          number -> {
            ObjectNode news = since(number);
            return news.path("lines").isEmpty()
                ? Optional.empty()
                : Optional.of(new EventStreams.News(news.path("newest").asLong(), news.toString()));
          });

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
    watchers.publish();
  }

  /** Whether there was room for one more; it is told the whole tape at once. */
  boolean watch(StreamWriter<ServerSentEvent> stream) {
    return watchers.watch(stream);
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

  void close() {
    watchers.close();
  }
}
