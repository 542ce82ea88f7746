package io.wiredesk.enrich.fault;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a record to wire.rejected whose outcome cannot be sent on: what it became is larger than
 * the topic takes, or cannot be written. Public because Streams makes it.
 */
public final class UnsendableHandler implements ProductionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnsendableHandler.class);

  private @Nullable Rejections rejections;

  @Override
  public void configure(Map<String, ?> configs) {
    rejections = (Rejections) configs.get(Rejections.CONFIG);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    return answer(context, record.topic(), null, exception);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Streams declares it
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    return answer(context, record.topic(), record.value(), exception);
  }

  private Response answer(
      ErrorHandlerContext context, String to, @Nullable Object value, Exception exception) {
    if (!PoisonCheck.unprocessable(exception)) {
      return Response.fail();
    }
    LOG.error(
        "event=unsendable to={} topic={} partition={} offset={}",
        to,
        context.topic(),
        context.partition(),
        context.offset(),
        exception);
    Rejections writer = Objects.requireNonNull(rejections, Rejections.CONFIG);
    return Response.resume(List.of(writer.unprocessable(context, value, exception)));
  }
}
