package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.Unseen;
import io.wiredesk.schemas.Story;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Adds annotations and hands a story to its route. */
public final class AnnotateProcessor implements Stage<String, Outcome.Published> {
  private final ProcessorContext<String, Story> context;
  private final Annotator annotator;

  private AnnotateProcessor(ProcessorContext<String, Story> context, Annotator annotator) {
    this.context = context;
    this.annotator = annotator;
  }

  /** One for every task. */
  public static ProcessorSupplier<String, Outcome.Published, String, Story> supplier(
      Annotator annotator) {
    return Stage.opened(context -> new AnnotateProcessor(context, annotator));
  }

  @Override
  public void process(Record<String, Outcome.Published> record) {
    Story story = record.value().story();
    if (!Unseen.marks(record)) {
      story.setAnnotations(annotator.annotate(story.getWire()));
    }
    context.forward(record.withKey(record.value().route()).withValue(story));
  }
}
