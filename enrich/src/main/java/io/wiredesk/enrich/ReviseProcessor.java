package io.wiredesk.enrich;

import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.WireStory;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds a message into its story's state and hands both on. It stores nothing: the hold stage does,
 * once, so that a message which cannot be processed leaves no trace but its rejection.
 */
final class ReviseProcessor extends ContextualProcessor<String, WireStory, String, Revised> {
  private final EnrichConfig config;
  private final EnrichMeters meters;
  private final Languages languages = new Languages(new LanguageDetector());

  ReviseProcessor(EnrichConfig config, EnrichMeters meters) {
    this.config = config;
    this.meters = meters;
  }

  @Override
  public void process(Record<String, WireStory> record) {
    meters.received.increment();
    WireStory message = referenced(checked(record));
    StoryState before = known(message);
    Entry entry =
        Entry.of(
            message,
            Fingerprint.of(message),
            message.getRawRef().getPartition(),
            message.getRawRef().getOffset());
    StoryFold.Received received = StoryFold.receive(before, entry);
    if (received instanceof StoryFold.Fresh) {
      refuseEndless(before, entry);
    }
    context().forward(record.withValue(new Revised(before, received, message)));
  }

  private static WireStory checked(Record<String, WireStory> record) {
    @Nullable WireStory message = record.value();
    if (message == null) {
      throw new RefusedException("no-value", "a record without a value; wire.raw takes no deletes");
    }
    if (!message.getStoryId().equals(record.key())) {
      throw new RefusedException(
          "wrong-key", "keyed by '%s', not by its storyId".formatted(record.key()));
    }
    if (message.getReceivedAt().toEpochMilli() < 0) {
      throw new RefusedException("no-time", "received before 1970; is the ingest clock set?");
    }
    return message;
  }

  /** The message is this stage's own, fresh from the deserializer, so it is changed in place. */
  private WireStory referenced(WireStory message) {
    RecordMetadata at =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a message comes from a topic"));
    message.setOriginal(null);
    message.setRawRef(new RawRef(at.partition(), at.offset()));
    return message;
  }

  private StoryState known(WireStory message) {
    KeyValueStore<String, StoryState> states = context().getStateStore(Stores.STORY_STATE);
    @Nullable StoryState known = states.get(message.getStoryId());
    return known != null
        ? known
        : StoryState.empty(languages.route(message).orElse(config.defaultRoute()));
  }

  /**
   * A feed that gives all its stories one id would grow one state without end. A kill is always
   * taken.
   */
  private void refuseEndless(StoryState before, Entry entry) {
    if (before.entries().size() >= config.maxRevisions() && !entry.kills()) {
      throw new RefusedException(
          "too-many-revisions",
          "the story has %d revisions already, see enrich.maxRevisions; is its id shared?"
              .formatted(before.entries().size()));
    }
  }
}
