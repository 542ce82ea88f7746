package io.wiredesk.enrich.fault;

import io.wiredesk.enrich.flow.ScheduledFault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a record that a stage fails on to wire.rejected. Public because Streams makes it. */
public final class UnprocessableHandler implements ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnprocessableHandler.class);

  private @Nullable Rejections rejections;

  @Override
  public void configure(Map<String, ?> configs) {
    rejections = (Rejections) configs.get(Rejections.CONFIG);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
    if (!PoisonCheck.unprocessable(exception)) {
      return Response.fail();
    }
    @Nullable Object value = record == null ? scheduled(exception) : record.value();
    if (!(exception instanceof RefusedException)) {
      LOG.error(
          "event=unprocessable stage={} topic={} partition={} offset={}",
          context.processorNodeId(),
          context.topic(),
          context.partition(),
          context.offset(),
          exception);
    }
    Rejections writer = Objects.requireNonNull(rejections, Rejections.CONFIG);
    return record == null && value == null
        ? Response.resume()
        : Response.resume(List.of(writer.unprocessable(context, value, exception)));
  }

  /** What is set aside where no record but the clock brought it up; null where nothing is. */
  private static @Nullable Object scheduled(Exception exception) {
    return exception instanceof ScheduledFault fault ? fault : null;
  }
}
