package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.fault.RefusedException;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.StoreNames;
import io.wiredesk.enrich.language.LanguageDetector;
import io.wiredesk.enrich.language.Languages;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds a message into its story's state and hands both on. It stores nothing: the hold stage does,
 * once, so that a message which cannot be processed leaves no trace but its rejection.
 */
public final class ReviseProcessor
    extends ContextualProcessor<String, WireStory, String, FoldedMessage> {
  private final EnrichConfig config;
  private final EnrichMeters meters;
  private final Languages languages = new Languages(new LanguageDetector());

  public ReviseProcessor(EnrichConfig config, EnrichMeters meters) {
    this.config = config;
    this.meters = meters;
  }

  @Override
  public void process(Record<String, WireStory> record) {
    WireStory message = referenced(checked(record));
    StoryState before = known(message);
    StoryMessage entry = StoryMessage.of(message, Fingerprint.of(message));
    StoryFold.Received received = StoryFold.receive(before, entry);
    if (received instanceof StoryFold.Fresh) {
      refuseEndless(before, entry);
    }
    context().forward(record.withValue(new FoldedMessage(before, received, message)));
  }

  private WireStory checked(Record<String, WireStory> record) {
    if (isOwn()) {
      meters.received.increment();
    }
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

  /**
   * The message is this stage's own, fresh from the deserializer, so it is changed in place. What
   * another story's message orders has no coordinates of its own.
   */
  private WireStory referenced(WireStory message) {
    RecordMetadata at = source();
    message.setOriginal(null);
    message.setRawRef(isOwn() ? new RawRef(at.partition(), at.offset()) : null);
    return message;
  }

  /** Whether the message is of its own story, not what the desk sends about it. */
  private boolean isOwn() {
    return source().topic().equals(WireTopic.RAW.topicName());
  }

  private RecordMetadata source() {
    return context()
        .recordMetadata()
        .orElseThrow(() -> new IllegalStateException("a message comes from a topic"));
  }

  private StoryState known(WireStory message) {
    KeyValueStore<String, StoryState> states = context().getStateStore(StoreNames.STORY_STATE);
    @Nullable StoryState known = states.get(message.getStoryId());
    return known != null && known.hasOwn() ? known : routed(known, message);
  }

  private StoryState routed(@Nullable StoryState known, WireStory message) {
    String route =
        isOwn() ? languages.route(message).orElse(config.defaultRoute()) : config.defaultRoute();
    return known == null ? StoryState.empty(route) : known.routed(route);
  }

  /**
   * A feed that gives all its stories one id would grow one state without end. A kill is always
   * taken.
   */
  private void refuseEndless(StoryState before, StoryMessage entry) {
    if (before.entries().size() >= config.maxRevisions() && !entry.kills()) {
      throw new RefusedException(
          "too-many-revisions",
          "the story has %d revisions already, see enrich.maxRevisions; is its id shared?"
              .formatted(before.entries().size()));
    }
  }
}
