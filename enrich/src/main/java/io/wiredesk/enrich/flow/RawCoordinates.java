package io.wiredesk.enrich.flow;

import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.WireStory;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts into each message where it is on wire.raw, in the place of its original bytes, before
 * anybody else has it: it is fresh from the deserializer, so it is changed in place. A message
 * without coordinates is from then on what another story's message orders.
 */
public final class RawCoordinates
    extends ContextualFixedKeyProcessor<String, WireStory, WireStory> {
  private final Hops hops;
  private Suspects suspects = new Suspects();

  public RawCoordinates(Hops hops) {
    this.hops = hops;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, WireStory> context) {
    super.init(context);
    if (hops == Hops.NONE && context.taskId().partition() > 0) {
      throw new UnworkableException(
          "wire.raw has several partitions, one in the configuration: put topics.partitions right");
    }
    suspects = Suspects.in(context.appConfigs());
  }

  @Override
  public void process(FixedKeyRecord<String, WireStory> record) {
    RecordMetadata at = context().recordMetadata().orElseThrow();
    @Nullable WireStory message = record.value();
    if (message != null) { // which the revise stage refuses
      message.setOriginal(null);
      message.setRawRef(new RawRef(at.partition(), at.offset()));
    }
    suspects.over(Optional.of(at), () -> context().forward(record));
  }
}
