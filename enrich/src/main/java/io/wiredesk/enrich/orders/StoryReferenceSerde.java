package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.orders.DatedStore.Dated;
import io.wiredesk.schemas.RawRef;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** {@link StoryReference}s in stores and topic: about 150 bytes for a name, 400 for an order. */
public final class StoryReferenceSerde {
  private static final DatedSerde<StoryReference, Object, StoredReferences> SERDE =
      new DatedSerde<>(
          StoredReferences.class,
          StoredReferences::new,
          StoredReferences::getReferences,
          StoredReferences::getDays,
          StoryReferenceSerde::stored,
          StoryReferenceSerde::reference);

  private StoryReferenceSerde() {}

  public static Serde<StoryReference> one() {
    return SERDE.one();
  }

  static Serde<List<Dated<StoryReference>>> all() {
    return SERDE.all();
  }

  private static Object stored(StoryReference reference) {
    if (reference instanceof StoryReference.Ordered ordered) {
      return stored(ordered);
    }
    StoryReference.Named named = (StoryReference.Named) reference;
    return new StoredName(
        named.storyId(),
        named.feed(),
        named.number(),
        named.day(),
        named.ids(),
        named.title(),
        named.sender());
  }

  private static StoredOrder stored(StoryReference.Ordered ordered) {
    Directive directive = ordered.directive();
    Directive.Provenance from = directive.from();
    return new StoredOrder(
        directive.kind().name(),
        stored(directive.target()),
        directive.by(),
        directive.note(),
        directive.stated(),
        from.feed(),
        from.provider(),
        from.transport(),
        from.format(),
        from.receivedAt(),
        from.originalSha256(),
        directive.raw().getPartition(),
        directive.raw().getOffset(),
        ordered.received());
  }

  private static @Nullable Object stored(DirectiveTarget target) {
    if (target instanceof DirectiveTarget.ByNumber item) {
      return new StoredNumber(item.number(), item.day(), item.source(), item.title());
    }
    return target instanceof DirectiveTarget.ById id ? id.storyId() : null;
  }

  private static StoryReference reference(Object stored) {
    if (stored instanceof StoredOrder order) {
      return new StoryReference.Ordered(directive(order), order.getDay());
    }
    StoredName name = (StoredName) stored;
    return new StoryReference.Named(
        name.getStoryId(),
        name.getFeed(),
        name.getNumber(),
        name.getDay(),
        name.getIds(),
        name.getTitle(),
        name.getSender());
  }

  private static Directive directive(StoredOrder order) {
    return new Directive(
        Directive.Kind.valueOf(order.getKind()),
        target(order.getTarget()),
        order.getBy(),
        order.getNote(),
        order.getStated(),
        new Directive.Provenance(
            order.getFeed(),
            order.getProvider(),
            order.getTransport(),
            order.getFormat(),
            order.getReceivedAt(),
            order.getOriginalSha256()),
        new RawRef(order.getPartition(), order.getOffset()));
  }

  private static DirectiveTarget target(@Nullable Object stored) {
    if (stored instanceof StoredNumber item) {
      return new DirectiveTarget.ByNumber(
          item.getNumber(), item.getDay(), item.getSource(), item.getTitle());
    }
    return stored instanceof String id
        ? new DirectiveTarget.ById(id)
        : new DirectiveTarget.Unnamed();
  }
}
