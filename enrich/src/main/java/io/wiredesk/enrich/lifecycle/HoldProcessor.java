package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.fault.PoisonCheck;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.enrich.flow.ScheduledFault;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.Traced;
import io.wiredesk.enrich.flow.Unseen;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what may be published and keeps the rest, text and all, until its time. What has not
 * passed here is on no topic but wire.raw and the application's own: its changelogs, and {@code
 * reference}, on which the beginning of a headline goes to the source's desk.
 */
public final class HoldProcessor implements Stage<String, FoldedMessage> {
  /** Stories woken in one go; the others follow at the next. */
  private static final int WAKE_AT_ONCE = 1000;

  private final ProcessorContext<String, Outcome> context;
  private final StoryStore stored;
  private final MissingStories missing;
  private final Duration patience;
  private final EnrichMeters meters;
  private Headers trace = new RecordHeaders(); // of what comes; none when the clock wakes us

  private HoldProcessor(
      ProcessorContext<String, Outcome> context,
      StoryStore stored,
      Duration interval,
      Duration patience,
      Duration retention,
      EnrichMeters meters) {
    this.context = context;
    this.stored = stored;
    this.missing = new MissingStories(stored);
    this.patience = patience;
    this.meters = meters;
    Stage.scheduled(context, interval, this::wake);
    AgedStories aged = new AgedStories(stored, retention, meters);
    Stage.scheduled(context, AgedStories.EVERY, time -> aged.forgetSome());
  }

  /**
   * Holds what is stored.
   *
   * @param stored opens what is kept of stories
   * @param interval how often held stories are looked at
   * @param patience how long an order about a story that has not come waits before a notice
   * @param retention how long a story is kept of which nothing comes
   */
  public static ProcessorSupplier<String, FoldedMessage, String, Outcome> supplier(
      Function<ProcessingContext, StoryStore> stored,
      Duration interval,
      Duration patience,
      Duration retention,
      EnrichMeters meters) {
    return Stage.opened(
        context ->
            new HoldProcessor(
                context, stored.apply(context), interval, patience, retention, meters));
  }

  @Override
  public void process(Record<String, FoldedMessage> record) {
    FoldedMessage revised = record.value();
    WireStory message = revised.message();
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    trace = Traced.of(TraceContext.in(record.headers()), now);
    boolean isNew = revised.received() instanceof StoryFold.Fresh;
    StoryState released = Embargo.release(revised.received().state(), now);
    StoryState after = awaiting(released, isNew ? now.plus(patience) : revised.before().due());
    if (revised.received() instanceof StoryFold.Fresh fresh) {
      stored.write(after, fresh.entry(), message, trace);
      count(after, fresh.entry());
      List<Story> unseen = unseen(revised.before(), after, fresh.entry(), message);
      advance(message.getStoryId(), revised.before(), after, fresh.entry(), now);
      unseen.forEach(story -> learn(after.route(), story));
      if (!revised.before().hasCome() && after.hasCome()) {
        tell(Presence.of(Presence.Kind.CAME, message.getStoryId()), message.getReceivedAt());
      }
      return;
    }
    if (message.getRawRef() != null) {
      meters.resent.increment();
      tell(message.getStoryId(), LifecycleNotices.resent(message, now));
    }
    advance(message.getStoryId(), revised.before(), after, null, now);
    if (record.headers().lastHeader(WireHeaders.REPLAY) != null) {
      publishAgain(message, after);
    }
  }

  /**
   * A message that a later stage failed on is known here: its revision is said once more and, where
   * it is not the current one, that one after it. What is still held stays held.
   */
  private void publishAgain(WireStory message, StoryState state) {
    String key = Fingerprint.of(message).key();
    List<RevisionView> view = StoryFold.view(state);
    List<RevisionView> again =
        view.stream().filter(p -> p.key().equals(key) || p.current()).toList();
    if (again.stream().anyMatch(p -> p.key().equals(key))) {
      again.forEach(p -> publish(state.route(), story(message.getStoryId(), p, state)));
      meters.republished.increment(again.size());
    }
  }

  /**
   * Texts that a kill covers before anybody saw them, be it that it came first or that they were
   * held: who has them all the same is to be known.
   */
  private List<Story> unseen(
      StoryState before, StoryState after, StoryMessage arrived, WireStory message) {
    List<Story> unseen = new ArrayList<>();
    for (RevisionView view : StoryFold.news(before, after)) {
      StoryMessage entry = view.entry();
      boolean published = before.find(entry.key()).filter(StoryMessage::released).isPresent();
      if (entry.usable() && !entry.directed() && !published && after.covered(entry)) {
        boolean now = entry.key().equals(arrived.key());
        WireStory text = now ? message : stored.text(message.getStoryId(), entry.key());
        unseen.add(Story.newBuilder().setWire(text).setRevision(view.revision()).build());
      }
    }
    return unseen;
  }

  private void learn(String route, Story unseen) {
    context.forward(outcome(route, unseen).withHeaders(Unseen.headers()));
  }

  /** An order about a story of which nothing came is looked at again when that gets odd. */
  private static StoryState awaiting(StoryState state, @Nullable Instant when) {
    return state.hasCome() ? state : state.dueAt(when);
  }

  private void wake(long wallClock) {
    trace = new RecordHeaders();
    Instant now = Instant.ofEpochMilli(wallClock);
    for (String storyId : stored.due(now, WAKE_AT_ONCE)) {
      StoryState before =
          Objects.requireNonNull(stored.state(storyId), "a story that falls due has a state");
      try {
        wake(storyId, before, now);
      } catch (RuntimeException | StackOverflowError e) {
        if (PoisonCheck.unprocessable(e)) {
          throw givenUp(storyId, before, e);
        }
        throw e;
      }
    }
  }

  private void wake(String storyId, StoryState before, Instant now) {
    if (!before.hasCome()) {
      tell(missing.of(storyId, before), before.entries().get(0).receivedAt());
    }
    advance(storyId, before, Embargo.release(before, now), null, now);
  }

  /** It is woken no more, so that the others are; its messages can be sent again. */
  private ScheduledFault givenUp(String storyId, StoryState before, Throwable cause) {
    stored.save(storyId, before, before.dueAt(null));
    return new ScheduledFault(stored.waiting(storyId, before), cause);
  }

  /**
   * Stores the new state, then publishes what it changes: all is computed before anything moves.
   */
  private void advance(
      String storyId,
      StoryState before,
      StoryState after,
      @Nullable StoryMessage arrived,
      Instant now) {
    List<Notice> notices = notices(storyId, before, after, arrived, now);
    List<RevisionView> news = StoryFold.news(before, after);
    List<Record<String, Outcome>> stories =
        news.stream()
            .map(
                p ->
                    outcome(after.route(), story(storyId, p, before))
                        .withHeaders(cause(storyId, p.entry(), before, now)))
            .toList();
    stored.save(storyId, before, after);
    notices.forEach(notice -> tell(storyId, notice));
    stories.forEach(context::forward);
    int first = after.releasedCount() - before.releasedCount();
    meters.republished.increment(stories.size() - first);
  }

  private List<Notice> notices(
      String storyId,
      StoryState before,
      StoryState after,
      @Nullable StoryMessage arrived,
      Instant now) {
    List<Notice> notices = new ArrayList<>();
    for (StoryMessage entry : after.entries()) {
      if (entry.directed()) {
        continue;
      }
      boolean isNew = arrived != null && entry.key().equals(arrived.key());
      if (isNew && !entry.released()) {
        notices.add(LifecycleNotices.held(storyId, entry, Embargo.until(after, entry), now));
      } else if (!isNew && entry.released() && before.waits(entry.key())) {
        meters.released.increment();
        notices.add(LifecycleNotices.released(storyId, entry, now));
      }
    }
    return notices;
  }

  private Story story(String storyId, RevisionView publication, StoryState before) {
    WireStory text = text(storyId, publication, before);
    return Story.newBuilder()
        .setWire(publication.textless() ? MessageErasure.of(text) : text)
        .setRevision(publication.revision())
        .build();
  }

  /** What is ordered about a story is published as what is left of the story itself. */
  private WireStory text(String storyId, RevisionView publication, StoryState before) {
    boolean textless = publication.textless();
    WireStory text = text(storyId, publication.entry(), before, textless);
    @Nullable StoryMessage below = publication.ownBelow();
    return publication.entry().directed() && below != null
        ? OrderEffect.on(text, publication.status(), text(storyId, below, before, textless))
        : text;
  }

  private WireStory text(String storyId, StoryMessage entry, StoryState before, boolean textless) {
    WireStory text = stored.text(storyId, entry.key());
    return textless && before.hides(entry) ? MessageErasure.ofUnpublished(text) : text;
  }

  private void count(StoryState after, StoryMessage arrived) {
    if (arrived.directed()) {
      return;
    }
    boolean passes = after.find(arrived.key()).map(StoryMessage::released).orElse(false);
    (passes ? meters.passed : meters.held).increment();
    if (arrived.kills()) {
      meters.killed.increment();
    }
  }

  /** The trace of the message that comes or, at the end of an embargo, of the one that waited. */
  private Headers cause(String storyId, StoryMessage entry, StoryState before, Instant now) {
    return TraceContext.in(trace).isEmpty() && before.waits(entry.key())
        ? Traced.of(stored.heldTrace(storyId, entry), now)
        : trace;
  }

  private void publish(String route, Story story) {
    context.forward(outcome(route, story).withHeaders(trace));
  }

  private static Record<String, Outcome> outcome(String route, Story story) {
    String storyId = story.getWire().getStoryId();
    long receivedAt = story.getWire().getReceivedAt().toEpochMilli();
    return new Record<>(storyId, new Outcome.Published(route, story), receivedAt);
  }

  private void tell(Presence presence, Instant at) {
    long time = Math.max(0, at.toEpochMilli());
    context.forward(new Record<>(presence.storyId(), new Outcome.Present(presence), time));
  }

  private void tell(String storyId, Notice notice) {
    context.forward(new Outcome.Told(notice).under(storyId));
  }
}
