package io.wiredesk.sink.postgres;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.sink.FakeContext;
import io.wiredesk.sink.connect.Backoff;
import io.wiredesk.sink.story.StoryDecoder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.flywaydb.core.Flyway;

/**
 * A topic log, and tasks that read it as a Connect worker would have them: positions are where the
 * task seeks to, a batch that is put off is delivered again.
 */
public final class SinkHarness {
  public static final String REGISTRY = "mock://sink";
  static final TopicPartition STORIES = new TopicPartition("wire.stories", 0);
  static final TopicPartition COPIES = new TopicPartition("wire.duplicates", 0);

  final String schema = Postgres.freshSchema();
  private final Map<String, String> settings = new HashMap<>();
  private volatile boolean migrated;
  private final Map<TopicPartition, List<SinkRecord>> log = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  static {
    try {
      SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope("sink");
      for (WireTopic topic : List.of(WireTopic.STORIES, WireTopic.DUPLICATES, WireTopic.RAW)) {
        registry.register(topic.subject(), published(topic));
      }
    } catch (IOException | RestClientException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** As the registry holds it: without the code generator's hints. */
  static AvroSchema published(WireTopic topic) {
    String generated = topic.schema().orElseThrow().toString();
    return new AvroSchema(
        generated.replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\""));
  }

  public static int rawSchemaId() {
    try {
      SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope("sink");
      return registry.getId(WireTopic.RAW.subject(), published(WireTopic.RAW));
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(e);
    }
  }

  public static byte[] bytes(Story story) {
    WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", REGISTRY));
    try (Serializer<Story> serializer = serdes.serializer(WireTopic.STORIES)) {
      return serializer.serialize("wire.stories", story);
    }
  }

  SinkHarness stories(Story... stories) {
    for (Story story : stories) {
      append(STORIES, story.getWire().getStoryId(), bytes(story));
    }
    return this;
  }

  SinkHarness copies(Story... copies) {
    for (Story copy : copies) {
      append(COPIES, copy.getWire().getStoryId(), bytes(copy));
    }
    return this;
  }

  SinkHarness raw(TopicPartition partition, byte[] value) {
    return append(partition, "key", value);
  }

  /** Offsets that hold a transaction marker, or were compacted away. */
  SinkHarness gap(TopicPartition partition, int offsets) {
    ends.merge(partition, (long) offsets, Long::sum);
    return this;
  }

  private SinkHarness append(TopicPartition partition, String key, byte[] value) {
    long offset = ends.merge(partition, 1L, Long::sum) - 1;
    log.computeIfAbsent(partition, p -> new ArrayList<>())
        .add(
            new SinkRecord(
                partition.topic(),
                partition.partition(),
                null,
                key,
                null,
                value,
                offset,
                1L,
                TimestampType.CREATE_TIME));
    return this;
  }

  /** As a former release left it. */
  void migrateTo(String version) {
    Flyway.configure()
        .dataSource(Migrations.source(config(REGISTRY)))
        .schemas(schema)
        .table(Migrations.HISTORY_TABLE)
        .locations(Migrations.LOCATION)
        .placeholders(Map.of("erase", "all"))
        .target(version)
        .load()
        .migrate();
  }

  /** Once a schema, not once a task: it takes longer than most tests. */
  private void migrate(Migrations migrations) throws SQLException {
    if (!migrated) {
      migrations.run();
      migrated = true;
    }
  }

  /** Empties the topics. */
  void forget() {
    log.clear();
    ends.clear();
  }

  Reader reader(TopicPartition... partitions) {
    return reader(source -> source, partitions);
  }

  /** A task whose connections go through {@code tampering}. */
  Reader reader(UnaryOperator<DataSource> tampering, TopicPartition... partitions) {
    return new Reader(tampering, REGISTRY, List.of(partitions));
  }

  Reader readerOf(String registry, TopicPartition... partitions) {
    return new Reader(source -> source, registry, List.of(partitions));
  }

  PostgresSinkConfig config(String registry) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("name", "bench");
    all.put("postgres.url", Postgres.url());
    all.put("postgres.user", "postgres");
    all.put("postgres.schema", schema);
    all.put("schema.registry.url", registry);
    return new PostgresSinkConfig(all);
  }

  /** One more setting of the connector. */
  SinkHarness set(String key, String value) {
    settings.put(key, value);
    return this;
  }

  List<String> query(String sql) {
    return Postgres.query(schema, sql);
  }

  /** Stores everything there is, with a task of its own. */
  SinkHarness drain() {
    try (Reader reader = reader(log.keySet().toArray(TopicPartition[]::new))) {
      reader.drain();
    }
    return this;
  }

  /** Builds what all that is stored is found by. */
  SinkHarness index() {
    try (Database database = Database.ofMigrated(config(REGISTRY))) {
      int built = 1;
      while (built > 0) {
        built = SearchIndex.build(database.connection(), 100);
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A task, and the part of a worker that feeds it. */
  final class Reader implements AutoCloseable {
    final FakeContext context = new FakeContext();
    final ExactlyOnceWriter storage;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private List<SinkRecord> putOff = List.of();

    Reader(UnaryOperator<DataSource> tampering, String registry, List<TopicPartition> partitions) {
      PostgresSinkConfig config = config(registry);
      Migrations migrations =
          new Migrations(
              tampering.apply(Migrations.source(config)), config, 20, Migrations.LOCATION);
      storage =
          new ExactlyOnceWriter(
              new Database(tampering.apply(Database.source(config, 90)), () -> migrate(migrations)),
              new SinkOffsets("bench"),
              new StoryDecoder(config.registry(), config.erase()),
              context,
              new Backoff(Duration.ofMillis(1), Duration.ofMillis(4), () -> 0.5),
              InstantSource.system(),
              () -> {});
      open(partitions);
    }

    void open(Collection<TopicPartition> partitions) {
      context.assignment.addAll(partitions);
      partitions.forEach(p -> positions.put(p, 0L));
      storage.open(partitions);
      rewind();
    }

    /** Delivers up to {@code max} records; false when there was nothing to deliver. */
    boolean poll(int max) {
      rewind();
      List<SinkRecord> batch = putOff.isEmpty() ? fetch(max) : putOff;
      putOff = batch;
      storage.put(batch);
      putOff = List.of();
      return !batch.isEmpty();
    }

    /** As {@link #poll}, putting up with failures that pass. */
    void drain() {
      drain(500);
    }

    void drain(int max) {
      for (int tries = 0; tries < 200; tries++) {
        try {
          boolean delivered = poll(max);
          if (!delivered && context.sought.isEmpty()) {
            return;
          }
        } catch (RetriableException e) {
          // delivered again, as a worker would
        }
      }
      throw new AssertionError("not drained after 200 polls");
    }

    void rewindTo(TopicPartition partition, long position) {
      positions.put(partition, position);
    }

    private void rewind() {
      positions.putAll(context.sought);
      context.sought.clear();
    }

    private List<SinkRecord> fetch(int max) {
      List<SinkRecord> batch = new ArrayList<>();
      for (TopicPartition partition : context.assignment) {
        for (SinkRecord record : log.getOrDefault(partition, List.of())) {
          if (batch.size() < max && record.kafkaOffset() >= positions.getOrDefault(partition, 0L)) {
            batch.add(record);
            positions.put(partition, record.kafkaOffset() + 1);
          }
        }
      }
      return batch;
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
