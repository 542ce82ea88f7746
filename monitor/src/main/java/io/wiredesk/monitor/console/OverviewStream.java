package io.wiredesk.monitor.console;

import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamWriter;
import java.util.Optional;

/**
 * The overview as JSON, made once a scan however many look, and those who are told of every new
 * one. Thread-safe.
 */
public final class OverviewStream {
  /** An empty object before the first scan. */
  private volatile EventStreams.News newest = new EventStreams.News(1, "{}");

  private final EventStreams watchers =
      new EventStreams(number -> Optional.of(newest).filter(news -> news.number() > number));

  /** Called by one thread. */
  public void post(String overview) {
    newest = new EventStreams.News(newest.number() + 1, overview);
    watchers.publish();
  }

  String overview() {
    return newest.data();
  }

  /** Whether there was room for one more. */
  boolean watch(StreamWriter<ServerSentEvent> stream) {
    return watchers.watch(stream);
  }

  void close() {
    watchers.close();
  }
}
