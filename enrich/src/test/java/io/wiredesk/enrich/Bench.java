package io.wiredesk.enrich;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.enrich.fault.Rejections;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Hops;
import io.wiredesk.enrich.flow.Suspects;
import io.wiredesk.enrich.lifecycle.StoredStories;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology in memory, with a wall clock that stands still until it is moved. */
public final class Bench implements AutoCloseable {
  private final WireSerdes serdes;
  private final Hops hops;
  private final TopologyTestDriver driver;
  final MeterRegistry meters = new SimpleMeterRegistry();
  final TestInputTopic<String, WireStory> raw;
  final TestInputTopic<String, byte[]> rawBytes;
  public final TestOutputTopic<String, Story> stories;
  public final TestOutputTopic<String, Story> duplicates;
  public final TestOutputTopic<String, Notice> notices;
  final TestOutputTopic<String, Rejected> rejected;

  public Bench(Path stateDir) {
    this(stateDir, "");
  }

  /**
   * @param settings further ones of {@code enrich:}, such as {@code ", matchWindow: PT1H"}
   */
  public Bench(Path stateDir, String settings) {
    this(stateDir, UUID.randomUUID().toString(), Wires.NOON, config(settings), Hops.NONE);
  }

  Bench(Path stateDir, Hops hops) {
    this(stateDir, UUID.randomUUID().toString(), Wires.NOON, config(), hops);
  }

  /**
   * @param scope registries of one scope share their schemas
   * @param now where the wall clock stands
   */
  Bench(Path stateDir, String scope, Instant now) {
    this(stateDir, scope, now, config(), Hops.NONE);
  }

  private Bench(Path stateDir, String scope, Instant now, EnrichConfig config, Hops hops) {
    this.hops = hops;
    registerAll(scope);
    serdes = new WireSerdes(Map.of("schema.registry.url", "mock://" + scope));
    EnrichMeters counters = new EnrichMeters(meters);
    driver =
        new TopologyTestDriver(
            EnrichTopology.build(config, hops, serdes, counters),
            settings(stateDir, counters),
            now);
    raw = input(serdes.<WireStory>serializer(WireTopic.RAW));
    rawBytes = input(new ByteArraySerializer());
    stories = output(WireTopic.STORIES);
    duplicates = output(WireTopic.DUPLICATES);
    notices = output(WireTopic.NOTICES);
    rejected = output(WireTopic.REJECTED);
  }

  static EnrichConfig config() {
    return config("");
  }

  private static EnrichConfig config(String settings) {
    return ConfigFile.parse("enrich: {maxRevisions: 50, memoryMiB: 16" + settings + "}")
        .section("enrich", EnrichConfig.class);
  }

  public void send(WireStory story) {
    raw.pipeInput(story.getStoryId(), story, story.getReceivedAt());
  }

  /** As an operator puts it on the topic again. */
  void replay(WireStory story) {
    Headers headers = new RecordHeaders().add(WireHeaders.REPLAY, new byte[] {1});
    raw.pipeInput(new TestRecord<>(story.getStoryId(), story, headers, story.getReceivedAt()));
  }

  public void send(List<WireStory> stories) {
    stories.forEach(this::send);
  }

  public void wait(Duration time) {
    driver.advanceWallClockTime(time);
  }

  public double count(String meter) {
    return meters.get("wiredesk.enrich." + meter).counter().count();
  }

  /** What is kept of stories. */
  public StoredStories stored() {
    return new StoredStories(store(hops == Hops.NONE ? "state" : "story-state"), serdes);
  }

  Set<String> stores() {
    return driver.getAllStateStores().keySet();
  }

  public KeyValueStore<String, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  @Override
  public void close() {
    driver.close();
  }

  private Properties settings(Path stateDir, EnrichMeters counters) {
    Rejections rejections = new Rejections(serdes, counters, InstantSource.fixed(Wires.NOON));
    Properties settings =
        StreamsSettings.of(
            config(), new KafkaSettings(Map.of()), rejections, new Suspects(), Spans.OFF);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    return settings;
  }

  private <V> TestInputTopic<String, V> input(
      org.apache.kafka.common.serialization.Serializer<V> values) {
    return driver.createInputTopic(WireTopic.RAW.topicName(), new StringSerializer(), values);
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(WireTopic topic) {
    return driver.createOutputTopic(
        topic.topicName(), new StringDeserializer(), serdes.<V>deserializer(topic));
  }

  public static void registerAll(String scope) {
    SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(scope);
    for (WireTopic topic : WireTopic.values()) {
      topic.schema().ifPresent(schema -> register(registry, topic, published(schema)));
    }
  }

  /** As the contract installs it, without the hints that only Java's code generator reads. */
  private static AvroSchema published(Schema schema) {
    SpecificData model = new SpecificData(Bench.class.getClassLoader());
    return new AvroSchema(
        AvroSchemaUtils.getSchema(model.newRecord(null, schema), false, false, true));
  }

  private static void register(SchemaRegistryClient registry, WireTopic topic, AvroSchema schema) {
    try {
      registry.register(topic.subject(), schema);
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(e);
    }
  }
}
