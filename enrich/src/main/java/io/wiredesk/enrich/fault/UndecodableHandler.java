package io.wiredesk.enrich.fault;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/** Moves a record that cannot be decoded to wire.rejected. Public because Streams makes it. */
public final class UndecodableHandler implements DeserializationExceptionHandler {
  private @Nullable Rejections rejections;

  @Override
  public void configure(Map<String, ?> configs) {
    rejections = (Rejections) configs.get(Rejections.CONFIG);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (!PoisonCheck.undecodable(exception)) {
      return Response.fail();
    }
    Rejections writer = Objects.requireNonNull(rejections, Rejections.CONFIG);
    return Response.resume(List.of(writer.undecodable(context, record.value(), exception)));
  }
}
