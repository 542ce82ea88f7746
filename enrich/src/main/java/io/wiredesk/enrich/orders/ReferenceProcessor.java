package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.StatedTime;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Tells its feed's desk what a message may be called by and what it orders about other stories. A
 * message that is neither numbered, nor otherwise named, nor orders anything tells nothing, and
 * costs nothing more.
 */
public final class ReferenceProcessor implements Stage<String, WireStory> {
  private static final int TITLE_LENGTH = 120;

  /** Shorter identifiers are counters and codes that many stories share. */
  private static final int SHORTEST_ID = 6;

  private static final int IDS = 8;

  private final ProcessorContext<String, StoryReference> context;
  private final OrderSettings settings;

  private ReferenceProcessor(
      ProcessorContext<String, StoryReference> context, OrderSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /** Needs no stores. */
  public static ProcessorSupplier<String, WireStory, String, StoryReference> supplier(
      OrderSettings settings) {
    return Stage.opened(context -> new ReferenceProcessor(context, settings));
  }

  @Override
  public void process(Record<String, WireStory> record) {
    @Nullable WireStory message = record.value();
    if (message == null || !message.getStoryId().equals(record.key())) {
      return; // which the revise stage refuses
    }
    LocalDate day = day(message);
    named(message, day).forEach(name -> tell(record, name));
    DirectiveReader.of(message, day).forEach(d -> tell(record, new StoryReference.Ordered(d, day)));
  }

  private void tell(Record<String, WireStory> record, StoryReference reference) {
    context.forward(record.withKey(record.value().getFeed()).withValue(reference));
  }

  private static Stream<StoryReference> named(WireStory message, LocalDate day) {
    List<String> ids = ids(message);
    Long number = message.getSequence();
    return number == null && ids.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new StoryReference.Named(
                message.getStoryId(), number, day, ids, title(message), source(message)));
  }

  /** What the story is called besides its storyId. */
  private static List<String> ids(WireStory message) {
    return Stream.concat(
            Stream.ofNullable(message.getGuid()), message.getAltIds().stream().map(AltId::getValue))
        .filter(id -> id.length() >= SHORTEST_ID && !message.getStoryId().endsWith(id))
        .distinct()
        .limit(IDS)
        .toList();
  }

  private static String title(WireStory message) {
    String headline = Objects.requireNonNullElse(message.getHeadline(), "");
    return headline.substring(0, Math.min(TITLE_LENGTH, headline.length()));
  }

  private static String source(WireStory message) {
    return String.join(
        " ",
        Objects.requireNonNullElse(message.getProvider(), ""),
        message.getFeed(),
        message.getStoryId());
  }

  private LocalDate day(WireStory message) {
    ZoneId zone = settings.zone(message.getFeed());
    Instant made = StatedTime.believed(message.getVersionCreated(), message.getReceivedAt());
    return LocalDate.ofInstant(made, zone);
  }
}
