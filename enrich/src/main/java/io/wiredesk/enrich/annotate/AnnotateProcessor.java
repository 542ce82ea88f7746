package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.schemas.Story;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Adds annotations and hands a story to its route. */
public final class AnnotateProcessor
    extends ContextualProcessor<String, Outcome.Published, String, Story> {
  private final Annotator annotator;

  public AnnotateProcessor(Annotator annotator) {
    this.annotator = annotator;
  }

  @Override
  public void process(Record<String, Outcome.Published> record) {
    Story story = record.value().story();
    story.setAnnotations(annotator.annotate(story.getWire()));
    context().forward(record.withKey(record.value().route()).withValue(story));
  }
}
