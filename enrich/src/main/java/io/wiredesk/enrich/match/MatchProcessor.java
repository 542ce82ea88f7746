package io.wiredesk.enrich.match;

import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.enrich.match.memory.KafkaRouteStores;
import io.wiredesk.schemas.Story;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Runs the routes' detectors; keyed by route in, by storyId out. */
public final class MatchProcessor extends ContextualProcessor<String, Story, String, Outcome> {
  private final MatchLimits limits;
  private final EnrichMeters meters;
  private @Nullable RouteDetectors detectors;

  public MatchProcessor(MatchLimits limits, EnrichMeters meters) {
    this.limits = limits;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Outcome> context) {
    super.init(context);
    detectors = new RouteDetectors(route -> new KafkaRouteStores(context, route), limits);
  }

  @Override
  public void process(Record<String, Story> record) {
    Story story = record.value();
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    CopyDetector.Decision decision =
        Objects.requireNonNull(detectors, "init comes first").of(record.key()).decide(story, now);
    String storyId = story.getWire().getStoryId();
    decision
        .notices()
        .forEach(
            n -> context().forward(new Record<>(storyId, new Outcome.Told(n), now.toEpochMilli())));
    story.setCopy(decision.copy());
    story.setRelated(decision.related());
    (isCopy(story) ? meters.copies : meters.stories).increment();
    context()
        .forward(
            new Record<>(storyId, new Outcome.Published(record.key(), story), record.timestamp()));
  }

  /** Whether it goes to wire.duplicates. */
  public static boolean isCopy(Story story) {
    return !Relations.published(story.getCopy());
  }
}
