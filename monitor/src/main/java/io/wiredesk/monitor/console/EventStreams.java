package io.wiredesk.monitor.console;

import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/**
 * Those who watch something numbered come in. Each is told all that is new since it was last told;
 * one that is slow is told less often, so that memory is bounded whatever the rate. Thread-safe.
 */
final class EventStreams {
  static final int MOST_WATCHERS = 64;

  /**
   * What is new.
   *
   * @param number of the newest that it tells
   */
  record News(long number, String data) {}

  private final LongFunction<Optional<News>> newsSince;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

  /**
   * @param newsSince what came after that number, 0 for all; empty when nothing did
   */
  EventStreams(LongFunction<Optional<News>> newsSince) {
    this.newsSince = newsSince;
  }

  /** Whether there was room for one more; it is told at once what is there. */
  boolean watch(StreamWriter<ServerSentEvent> stream) {
    prune();
    if (watchers.size() >= MOST_WATCHERS) {
      return false;
    }
    Watcher watcher = new Watcher(stream);
    watchers.add(watcher);
    watcher.tell();
    return true;
  }

  /** Tells everybody what is new. */
  void publish() {
    prune();
    watchers.forEach(Watcher::tell);
  }

  void close() {
    watchers.forEach(watcher -> watcher.stream.close());
  }

  private void prune() {
    watchers.removeIf(watcher -> !watcher.stream.isOpen());
  }

  private final class Watcher {
    private final StreamWriter<ServerSentEvent> stream;
    private long told;
    private boolean busy;

    Watcher(StreamWriter<ServerSentEvent> stream) {
      this.stream = stream;
    }

    /** Unless the last telling is still on its way. */
    synchronized void tell() {
      if (busy || !stream.isOpen()) {
        return;
      }
      newsSince
          .apply(told)
          .filter(news -> stream.tryWrite(ServerSentEvent.ofData(news.data())))
          .ifPresent(
              news -> {
                told = news.number();
                busy = true;
                var unused = stream.whenConsumed().thenRun(this::free);
              });
    }

    private void free() {
      synchronized (this) {
        busy = false;
      }
      tell();
    }
  }
}
