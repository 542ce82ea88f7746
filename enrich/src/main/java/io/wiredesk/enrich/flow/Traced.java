package io.wiredesk.enrich.flow;

import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * The last step of a story: says on its record when it was decided, and ends its span. Which trace
 * the record belongs to is that of the message that made it, also where that had to wait for the
 * end of an embargo.
 */
public final class Traced extends ContextualFixedKeyProcessor<String, Story, Story> {
  /** Key under which it finds the role's {@link Spans} in the Streams configuration. */
  public static final String CONFIG = "wiredesk.enrich.spans";

  /** From the first stage to the last: when work on the message began. */
  private static final String BEGAN = "wiredesk-began";

  private Spans spans = Spans.OFF;

  /** The headers of what is published because of a message: of its trace and nothing else. */
  public static Headers of(Optional<TraceContext> cause, Instant now) {
    Headers headers = new RecordHeaders();
    cause.ifPresent(
        trace -> {
          trace.putInto(headers);
          WireHeaders.stamp(headers, BEGAN, now);
        });
    return headers;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Story> context) {
    super.init(context);
    spans = context.appConfigs().get(CONFIG) instanceof Spans given ? given : Spans.OFF;
  }

  @Override
  public void process(FixedKeyRecord<String, Story> record) {
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    Headers headers = record.headers();
    WireHeaders.stamp(headers, WireHeaders.DECIDED, now);
    Optional<TraceContext> trace = TraceContext.in(headers);
    if (trace.isPresent()) {
      Instant began = WireHeaders.time(headers, BEGAN).orElse(now);
      Spans.Span span = spans.begin("decide", trace, began, Map.of("wiredesk.key", record.key()));
      span.end(null);
      span.context().orElse(trace.get()).putInto(headers);
      headers.remove(BEGAN);
    }
    context().forward(record);
  }
}
