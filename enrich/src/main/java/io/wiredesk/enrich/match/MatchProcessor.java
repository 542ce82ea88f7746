package io.wiredesk.enrich.match;

import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.enrich.flow.Unseen;
import io.wiredesk.enrich.match.memory.KafkaRouteStores;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Story;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Runs the routes' detectors; keyed by route in, by storyId out. */
public final class MatchProcessor implements Stage<String, Story> {
  private final ProcessorContext<String, Outcome> context;
  private final EnrichMeters meters;
  private final RouteDetectors detectors;

  private MatchProcessor(
      ProcessorContext<String, Outcome> context,
      TaskStore store,
      MatchLimits limits,
      EnrichMeters meters) {
    this.context = context;
    this.meters = meters;
    this.detectors =
        new RouteDetectors(route -> new KafkaRouteStores(context, store, route), limits);
    KafkaRouteStores.routes(context, store)
        .forEach(detectors::of); // before the first record, not in it
  }

  /** Needs the store. */
  public static ProcessorSupplier<String, Story, String, Outcome> supplier(
      TaskStore store, MatchLimits limits, EnrichMeters meters) {
    return Stage.opened(context -> new MatchProcessor(context, store, limits, meters));
  }

  @Override
  public void process(Record<String, Story> record) {
    Story story = record.value();
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    String storyId = story.getWire().getStoryId();
    CopyDetector detector = detectors.of(record.key());
    if (Unseen.marks(record)) {
      tell(storyId, detector.learn(story, now));
      return;
    }
    CopyDetector.Decision decision = detector.decide(story, now);
    tell(storyId, decision.notices());
    story.setCopy(decision.copy());
    story.setRelated(decision.related());
    (isCopy(story) ? meters.copies : meters.stories).increment();
    context.forward(record.withKey(storyId).withValue(new Outcome.Published(record.key(), story)));
  }

  private void tell(String storyId, List<Notice> notices) {
    notices.forEach(n -> context.forward(new Outcome.Told(n).under(storyId)));
  }

  /** Whether it goes to wire.duplicates. */
  public static boolean isCopy(Story story) {
    return !Relations.published(story.getCopy());
  }
}
