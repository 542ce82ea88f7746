package io.wiredesk.ingest.feed;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Acknowledges at once, or while it is away, nothing. */
public final class FakeIntake implements Intake {
  private final List<Outcome> items = new ArrayList<>();
  private final List<ParseContext> contexts = new ArrayList<>();
  private final AtomicReference<Runnable> first = new AtomicReference<>(() -> {});
  public volatile boolean away;

  /** Something that happens while the next message is being published. */
  public void beforeNext(Runnable happens) {
    first.set(happens);
  }

  @Override
  public CompletableFuture<Receipt> publish(List<Outcome> published, ParseContext context) {
    first.getAndSet(() -> {}).run();
    return acknowledge(published, context);
  }

  private synchronized CompletableFuture<Receipt> acknowledge(
      List<Outcome> published, ParseContext context) {
    if (away) {
      return CompletableFuture.failedFuture(
          new NotPublished("The broker did not acknowledge in time."));
    }
    items.addAll(published);
    contexts.add(context);
    List<Receipt.Accepted> accepted = new ArrayList<>();
    List<Receipt.Refused> rejected = new ArrayList<>();
    for (Outcome item : published) {
      if (item instanceof Parsed parsed) {
        WireStory story = parsed.story();
        accepted.add(
            new Receipt.Accepted(story.getStoryId(), story.getVersion(), "wire.raw", 0, 0));
      } else if (item instanceof NotAStory not) {
        rejected.add(new Receipt.Refused(not.code().code(), not.reason(), "wire.rejected", 0, 0));
      }
    }
    return CompletableFuture.completedFuture(new Receipt(accepted, rejected));
  }

  public synchronized List<WireStory> stories() {
    return items.stream().filter(Parsed.class::isInstance).map(i -> ((Parsed) i).story()).toList();
  }

  /** Ids of the stories within their source, in order of arrival, each as often as it came. */
  public synchronized List<String> ids() {
    return stories().stream().map(s -> StoryId.of(s.getStoryId()).identity()).toList();
  }

  public synchronized List<NotAStory> rejected() {
    return items.stream().filter(NotAStory.class::isInstance).map(NotAStory.class::cast).toList();
  }

  public synchronized List<ParseContext> contexts() {
    return List.copyOf(contexts);
  }
}
