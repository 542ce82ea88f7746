package io.wiredesk.sink.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.TraceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A span for each record of a trace that is stored, from its delivery until it is durable. */
public final class StoreSpans implements AutoCloseable {
  private final Spans spans = Spans.of("sink");
  private final InstantSource clock;

  public StoreSpans(InstantSource clock) {
    this.clock = clock;
  }

  /** Stores these, and says how long it took. */
  public void around(Collection<SinkRecord> records, Runnable store) {
    if (!spans.isOn()) {
      store.run();
      return;
    }
    Instant begin = clock.instant();
    List<Spans.Span> begun =
        records.stream().flatMap(record -> begin(record, begin).stream()).toList();
    @Nullable String failure = "not stored";
    try {
      store.run();
      failure = null;
    } finally {
      for (Spans.Span span : begun) {
        span.end(failure);
      }
    }
  }

  @Override
  public void close() {
    spans.close();
  }

  private Optional<Spans.Span> begin(SinkRecord record, Instant begin) {
    Optional<TraceContext> trace =
        TraceContext.of(
            text(record, TraceContext.PARENT).orElse(null),
            text(record, TraceContext.STATE).orElse(null));
    Map<String, String> about =
        Map.of("wiredesk.key", String.valueOf(record.key()), "wiredesk.topic", record.topic());
    return trace.map(parent -> spans.begin("store", trace, begin, about));
  }

  /** As bytes or as text, whichever the worker's header converter makes of it. */
  private static Optional<String> text(SinkRecord record, String name) {
    @Nullable Header header = record.headers().lastWithName(name);
    return Optional.ofNullable(header == null ? null : header.value())
        .map(value -> value instanceof byte[] bytes ? new String(bytes, UTF_8) : value.toString());
  }
}
