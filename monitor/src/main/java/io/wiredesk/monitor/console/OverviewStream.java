package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamWriter;
import io.wiredesk.monitor.lag.LagReport;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen last, the overview as JSON made once a scan however many look, and those who are
 * told of every new one. Thread-safe.
 */
public final class OverviewStream {
  static final int MOST_WATCHERS = 64;
  private static final String NOTHING = JsonNodeFactory.instance.objectNode().toString();

  private record State(@Nullable LagReport lag, String overview) {}

  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private volatile State state = new State(null, NOTHING);

  private static final class Watcher {
    final StreamWriter<ServerSentEvent> stream;
    volatile boolean ready = true;

    Watcher(StreamWriter<ServerSentEvent> stream) {
      this.stream = stream;
    }

    /** One who has not taken the last event yet misses this one: the next tells all anew. */
    void tell(String data) {
      if (ready && stream.tryWrite(ServerSentEvent.ofData(data))) {
        ready = false;
        var unused = stream.whenConsumed().thenRun(() -> ready = true);
      }
    }
  }

  public void post(LagReport lag, String overview) {
    state = new State(lag, overview);
    watchers.removeIf(watcher -> !watcher.stream.isOpen());
    watchers.forEach(watcher -> watcher.tell(overview));
  }

  /** Empty before the first scan. */
  Optional<LagReport> report() {
    return Optional.ofNullable(state.lag());
  }

  String overview() {
    return state.overview();
  }

  /** Whether there was room for one more. */
  boolean watch(StreamWriter<ServerSentEvent> stream) {
    watchers.removeIf(watcher -> !watcher.stream.isOpen());
    if (watchers.size() >= MOST_WATCHERS) {
      return false;
    }
    Watcher watcher = new Watcher(stream);
    watchers.add(watcher);
    watcher.tell(state.overview());
    return true;
  }

  public void close() {
    watchers.forEach(watcher -> watcher.stream.close());
  }
}
