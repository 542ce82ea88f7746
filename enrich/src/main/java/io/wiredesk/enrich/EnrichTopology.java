package io.wiredesk.enrich;

import io.wiredesk.enrich.annotate.AnnotateProcessor;
import io.wiredesk.enrich.annotate.Annotator;
import io.wiredesk.enrich.fault.SizedSerde;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Hops;
import io.wiredesk.enrich.flow.Outcome;
import io.wiredesk.enrich.flow.Presence;
import io.wiredesk.enrich.flow.PromptCommit;
import io.wiredesk.enrich.flow.RawCoordinates;
import io.wiredesk.enrich.flow.ReceivedAt;
import io.wiredesk.enrich.flow.StageName;
import io.wiredesk.enrich.flow.TaskStore;
import io.wiredesk.enrich.flow.Traced;
import io.wiredesk.enrich.lifecycle.HoldProcessor;
import io.wiredesk.enrich.lifecycle.ReviseProcessor;
import io.wiredesk.enrich.lifecycle.StoryPublication;
import io.wiredesk.enrich.lifecycle.StoryStore;
import io.wiredesk.enrich.match.MatchProcessor;
import io.wiredesk.enrich.orders.AuthorityProcessor;
import io.wiredesk.enrich.orders.PresenceSerde;
import io.wiredesk.enrich.orders.ReferenceProcessor;
import io.wiredesk.enrich.orders.ResolveProcessor;
import io.wiredesk.enrich.orders.StoryReference;
import io.wiredesk.enrich.orders.StoryReferenceSerde;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.StoryId;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * The topology, a pure function of its configuration.
 *
 * <pre>
 * wire.raw → revise → hold → annotate → (route) → match → wire.stories | wire.duplicates
 *     │         ▲      └───────────────────────────┴────→ wire.notices
 *     │    (directive)                                         ▲
 *     └→ refer → (reference) → desk ───────────────────────────┤
 *                              └─→ (renamed) → authority ──────┘
 *        hold → (presence) ────────────────────────┘
 * </pre>
 *
 * <p>Up to annotate everything is keyed by storyId; match is keyed by route, the language of a
 * story's first text, so that all revisions of a story pass one match task in order and a kill is
 * never overtaken. What one story's message orders about another goes by way of its source's desk,
 * keyed by source, to the other story's own task: stories are killed in the fold and nowhere else.
 * What is ordered about a story that its source does not have is told at the identifier, which all
 * sources share.
 *
 * <p>Where one task has all keys, none of that needs a topic: see {@link Hops}.
 */
final class EnrichTopology {
  /** Names the internal topic between the two halves; a change of it loses what is in flight. */
  private static final String ROUTE = "route";

  /** Name the internal topics keyed by what identifies a story within its source. */
  private static final String PRESENCE = "presence";

  private static final String RENAMED = "renamed";

  /** Names the internal topic to the desks, keyed by source. */
  private static final String REFERENCE = "reference";

  /** Names the internal topic from the desks, keyed by the story that an order is about. */
  private static final String DIRECTIVE = "directive";

  private final EnrichConfig config;
  private final Hops hops;
  private final WireSerdes serdes;
  private final EnrichMeters meters;
  private final StreamsBuilder builder = new StreamsBuilder();
  private final Set<TaskStore> stores = new HashSet<>();
  private final TaskStore stories;
  private final Function<ProcessingContext, StoryStore> stored;

  private EnrichTopology(EnrichConfig config, Hops hops, WireSerdes serdes, EnrichMeters meters) {
    this.config = config;
    this.hops = hops;
    this.serdes = serdes;
    this.meters = meters;
    this.stories = store("story");
    this.stored = StoryStore.in(stories, serde(WireTopic.RAW));
  }

  static Topology build(EnrichConfig config, Hops hops, WireSerdes serdes, EnrichMeters meters) {
    return new EnrichTopology(config, hops, serdes, meters).build();
  }

  private Topology build() {
    Annotator annotator = Annotator.with(config.gazetteers());
    KStream<String, WireStory> messages = messages();
    // The first branch of a message is passed first: its own story, then what it orders of others.
    KStream<String, WireStory> own = messages.filter((id, message) -> true, Named.as("own-first"));
    KStream<String, Outcome> ordered = ordered(messages);
    tell(ordered, StageName.DESK);
    KStream<String, Outcome> gated = gated(own, directives(ordered));
    tell(gated, StageName.HOLD);
    tell(judged(gated, ordered), StageName.AUTHORITY);
    KStream<String, Story> annotated =
        published(gated, StageName.HOLD)
            .process(AnnotateProcessor.supplier(annotator), named(StageName.ANNOTATE));
    publishUnmatched(annotated);
    TaskStore matches = store("match");
    KStream<String, Outcome> matched =
        hop(
                annotated.filterNot((route, story) -> route.isEmpty(), Named.as("routed")),
                ROUTE,
                serde(WireTopic.STORIES))
            .process(
                MatchProcessor.supplier(matches, config.matchLimits(), meters),
                named(StageName.MATCH),
                matches.name());
    tell(matched, StageName.MATCH);
    publish(matched);
    return builder.build();
  }

  private KStream<String, WireStory> messages() {
    Serde<WireStory> raw = serdes.serde(WireTopic.RAW);
    return builder.stream(
            WireTopic.RAW.topicName(),
            Consumed.with(Serdes.String(), raw)
                .withName("raw")
                .withTimestampExtractor(new ReceivedAt()))
        .process(PromptCommit.supplier(config.commitInterval()), Named.as("raw-prompt"))
        .processValues(() -> new RawCoordinates(hops), Named.as("coordinates"));
  }

  private KStream<String, Outcome> gated(
      KStream<String, WireStory> messages, KStream<String, WireStory> directives) {
    return messages
        .merge(directives, Named.as("with-directives"))
        .process(
            ReviseProcessor.supplier(stored, config.defaultRoute(), config.maxRevisions(), meters),
            named(StageName.REVISE),
            stories.name())
        .process(
            HoldProcessor.supplier(
                stored,
                config.holdInterval(),
                config.desk().patience(),
                config.stateRetention(),
                meters),
            named(StageName.HOLD),
            stories.name());
  }

  /** What messages order about stories other than their own, as far as they are published. */
  private KStream<String, Outcome> ordered(KStream<String, WireStory> messages) {
    TaskStore desks = store("desk");
    KStream<String, StoryReference> references =
        messages.process(
            ReferenceProcessor.supplier(
                stories,
                serde(WireTopic.RAW),
                config.desk(),
                stored.andThen(StoryPublication::new)),
            named(StageName.REFER),
            stories.name());
    return hop(references, REFERENCE, StoryReferenceSerde.one())
        .process(
            ResolveProcessor.supplier(desks, config.desk(), meters),
            named(StageName.DESK),
            desks.name());
  }

  /** The orders, each made out to its story. */
  private KStream<String, WireStory> directives(KStream<String, Outcome> ordered) {
    KStream<String, WireStory> directives =
        ordered.flatMapValues(
            o -> o instanceof Outcome.Directed d ? List.of(d.message()) : List.of(),
            Named.as("desk-directives"));
    return hop(directives, DIRECTIVE, serde(WireTopic.RAW));
  }

  /** Orders about what did not come, beside what came under the same identifier elsewhere. */
  private KStream<String, Outcome> judged(
      KStream<String, Outcome> gated, KStream<String, Outcome> ordered) {
    TaskStore presences = store("authority");
    return presences(gated, StageName.HOLD, PRESENCE)
        .merge(presences(ordered, StageName.DESK, RENAMED), Named.as("presences"))
        .process(
            AuthorityProcessor.supplier(presences, config.desk()),
            named(StageName.AUTHORITY),
            presences.name());
  }

  private KStream<String, Presence> presences(
      KStream<String, Outcome> outcomes, StageName stage, String topic) {
    KStream<String, Presence> presences =
        outcomes.flatMap(
            (id, o) ->
                o instanceof Outcome.Present p
                    ? List.of(KeyValue.pair(StoryId.of(id).identity(), p.presence()))
                    : List.of(),
            Named.as(stage + "-presences"));
    return hop(presences, topic, PresenceSerde.one());
  }

  /** To the task of the key that the records have by now, where there are several. */
  private <V> KStream<String, V> hop(KStream<String, V> records, String name, Serde<V> serde) {
    return switch (hops) {
      case NONE -> records;
      case TOPICS ->
          records
              .repartition(Repartitioned.with(Serdes.String(), serde).withName(name))
              .process(PromptCommit.supplier(config.commitInterval()), Named.as(name + "-prompt"));
    };
  }

  private static KStream<String, Outcome.Published> published(
      KStream<String, Outcome> outcomes, StageName stage) {
    return outcomes.flatMapValues(
        o -> o instanceof Outcome.Published p ? List.of(p) : List.of(),
        Named.as(stage + "-published"));
  }

  private void tell(KStream<String, Outcome> outcomes, StageName stage) {
    outcomes
        .flatMapValues(
            o -> o instanceof Outcome.Told t ? List.of(t.notice()) : List.of(),
            Named.as(stage + "-notices"))
        .to(
            WireTopic.NOTICES.topicName(),
            Produced.with(Serdes.String(), this.<Notice>serde(WireTopic.NOTICES))
                .withName(stage + "-told"));
  }

  /**
   * A kill that came before its story, of which no language is known: nobody's copy, and out before
   * anything that may come by way of a match task.
   */
  private void publishUnmatched(KStream<String, Story> annotated) {
    annotated
        .filter((route, story) -> route.isEmpty(), Named.as("unrouted"))
        .peek((route, story) -> meters.stories.increment(), Named.as("unmatched"))
        .selectKey((route, story) -> story.getWire().getStoryId(), Named.as("unmatched-key"))
        .processValues(Traced::new, Named.as("unmatched-traced"))
        .to(
            WireTopic.STORIES.topicName(),
            Produced.with(Serdes.String(), this.<Story>serde(WireTopic.STORIES))
                .withName("unmatched-stories"));
  }

  private void publish(KStream<String, Outcome> matched) {
    Serde<Story> stories = serde(WireTopic.STORIES);
    Serde<Story> duplicates = serde(WireTopic.DUPLICATES);
    KStream<String, Story> decided =
        published(matched, StageName.MATCH)
            .mapValues(Outcome.Published::story, Named.as("decided"))
            .processValues(Traced::new, Named.as("traced"));
    decided
        .filterNot((id, story) -> MatchProcessor.isCopy(story), Named.as("originals"))
        .to(
            WireTopic.STORIES.topicName(),
            Produced.with(Serdes.String(), stories).withName("stories"));
    decided
        .filter((id, story) -> MatchProcessor.isCopy(story), Named.as("copies"))
        .to(
            WireTopic.DUPLICATES.topicName(),
            Produced.with(Serdes.String(), duplicates).withName("duplicates"));
  }

  private <T extends SpecificRecord> Serde<T> serde(WireTopic topic) {
    return SizedSerde.of(topic, serdes);
  }

  /** The store of stages that have one key; where one task has all keys, it has one store. */
  private TaskStore store(String stages) {
    TaskStore store = new TaskStore(hops == Hops.NONE ? "state" : stages + "-state");
    if (stores.add(store)) {
      builder.addStateStore(store.builder());
    }
    return store;
  }

  private static Named named(StageName stage) {
    return Named.as(stage.toString());
  }
}
