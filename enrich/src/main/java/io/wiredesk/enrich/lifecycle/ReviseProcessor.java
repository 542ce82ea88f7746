package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.fault.RefusedException;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.language.LanguageDetector;
import io.wiredesk.enrich.language.Languages;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.Locale;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Folds a message into its story's state and hands both on. It stores nothing: the hold stage does,
 * once, so that a message which cannot be processed leaves no trace but its rejection.
 */
public final class ReviseProcessor implements Stage<String, WireStory> {
  /** What ingest takes; a longer one came past it, and is more than storage's keys hold. */
  private static final int LONGEST_ID = 2_000;

  private final ProcessorContext<String, FoldedMessage> context;
  private final StoryStore stored;
  private final String defaultRoute;
  private final int maxRevisions;
  private final EnrichMeters meters;
  private final Languages languages = new Languages(new LanguageDetector());

  private ReviseProcessor(
      ProcessorContext<String, FoldedMessage> context,
      StoryStore stored,
      String defaultRoute,
      int maxRevisions,
      EnrichMeters meters) {
    this.context = context;
    this.stored = stored;
    this.defaultRoute = defaultRoute;
    this.maxRevisions = maxRevisions;
    this.meters = meters;
  }

  /**
   * Folds into what is stored.
   *
   * @param stored opens what is kept of stories
   * @param defaultRoute of a story whose language is neither declared nor found
   * @param maxRevisions distinct messages a story may have, kills aside
   */
  public static ProcessorSupplier<String, WireStory, String, FoldedMessage> supplier(
      Function<ProcessingContext, StoryStore> stored,
      String defaultRoute,
      int maxRevisions,
      EnrichMeters meters) {
    return Stage.opened(
        context ->
            new ReviseProcessor(
                context, stored.apply(context), defaultRoute, maxRevisions, meters));
  }

  @Override
  public void process(Record<String, WireStory> record) {
    WireStory message = checked(record);
    StoryState before = known(message);
    StoryMessage entry = StoryMessage.of(message, Fingerprint.of(message));
    StoryFold.Received received = StoryFold.receive(before, entry);
    if (received instanceof StoryFold.Fresh) {
      refuseEndless(before, entry);
    }
    context.forward(record.withValue(new FoldedMessage(before, received, message)));
  }

  private WireStory checked(Record<String, WireStory> record) {
    @Nullable WireStory message = record.value();
    if (message == null || isOwn(message)) {
      meters.received.increment();
    }
    if (message == null) {
      throw new RefusedException("no-value", "a record without a value; wire.raw takes no deletes");
    }
    if (!message.getStoryId().equals(record.key())) {
      throw new RefusedException(
          "wrong-key", "keyed by '%s', not by its storyId".formatted(record.key()));
    }
    if (Math.max(length(message.getStoryId()), length(message.getGuid())) > LONGEST_ID) {
      throw new RefusedException(
          "id-too-long", "an identifier of more than " + LONGEST_ID + " characters");
    }
    if (message.getReceivedAt().toEpochMilli() < 0) {
      throw new RefusedException("no-time", "received before 1970; is the ingest clock set?");
    }
    return message;
  }

  private static int length(@Nullable String id) {
    return id == null ? 0 : id.length();
  }

  /** Whether the message is of its own story, not what the desk sends about it. */
  private static boolean isOwn(WireStory message) {
    return message.getRawRef() != null;
  }

  private StoryState known(WireStory message) {
    @Nullable StoryState known = stored.state(message.getStoryId());
    StoryState before = known == null ? StoryState.empty(StoryState.NO_ROUTE) : known;
    return before.isRouted() ? before : before.routed(route(message));
  }

  /** What a kill says is in the language of the desk, what others order is in theirs. */
  private String route(WireStory message) {
    if (!isOwn(message)) {
      return StoryState.NO_ROUTE;
    }
    return message.getPubStatus() == PubStatus.canceled
        ? Languages.declaredRoute(message).orElse(StoryState.NO_ROUTE)
        : languages.route(message).orElse(defaultRoute);
  }

  /**
   * A feed that gives all its stories one id would grow one state without end. A kill is always
   * taken.
   */
  private void refuseEndless(StoryState before, StoryMessage entry) {
    if (before.entries().size() >= maxRevisions && !entry.kills()) {
      throw new RefusedException(
          "too-many-revisions",
          String.format(
              Locale.ROOT,
              "the story has %d revisions already, see enrich.maxRevisions; is its id shared?",
              before.entries().size()));
    }
  }
}
