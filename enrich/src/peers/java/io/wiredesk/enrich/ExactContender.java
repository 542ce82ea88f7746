package io.wiredesk.enrich;

import io.wiredesk.enrich.match.ExactStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * One contender of {@link ExactPeers} in a process of its own; its last line tells stories a
 * second, processor microseconds a story, and how many are unique.
 */
final class ExactContender {
  private static final String RAW = "wire.raw";
  private static final OutputTag<byte[]> COPIES =
      new OutputTag<>("copies", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** Flink's output is seen with its checkpoint; Streams commits every 100 ms. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(1);

  private final String name;
  private final String bootstrap;
  private final Path state;

  private ExactContender(String name, String bootstrap, Path state) {
    this.name = name;
    this.bootstrap = bootstrap;
    this.state = state;
  }

  public static void main(String[] args) throws Exception {
    ExactContender contender = new ExactContender(args[1], args[2], Path.of(args[3]));
    int count = Integer.parseInt(args[4]);
    AutoCloseable running =
        switch (args[0]) {
          case "flink" -> contender.flink();
          case "match" ->
              contender.streams(ExactStage.topology(RAW, contender.unique(), contender.copies()));
          default -> contender.streams(contender.passThrough());
        };
    CountedOutput.Rate rate;
    try (CountedOutput out =
        new CountedOutput(contender.bootstrap, List.of(contender.unique(), contender.copies()))) {
      rate = out.rate(contender.name, contender.name, count);
    }
    running.close();
    System.out.println(rate.perSecond() + " " + rate.process() + " " + contender.countUnique());
    System.exit(0); // whatever threads a peer leaves behind
  }

  private String unique() {
    return name + "-unique";
  }

  private String copies() {
    return name + "-copies";
  }

  private Topology passThrough() {
    return new Topology().addSource("raw", RAW).addSink("unique", unique(), "raw");
  }

  private AutoCloseable streams(Topology topology) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    KafkaStreams streams = new KafkaStreams(topology, settings);
    streams.start();
    return streams;
  }

  /** Keyed state with a time to live on Flink's heap, checkpointed to a folder. */
  private AutoCloseable flink() throws Exception {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.getExecutionEnvironment(settings).setParallelism(1);
    flink.enableCheckpointing(CHECKPOINT.toMillis());
    flink.getConfig().enableObjectReuse();
    KafkaSource<byte[]> raw =
        KafkaSource.<byte[]>builder()
            .setBootstrapServers(bootstrap)
            .setTopics(RAW)
            .setGroupId(name)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
            .build();
    SingleOutputStreamOperator<byte[]> unique =
        flink
            .fromSource(raw, WatermarkStrategy.noWatermarks(), "raw")
            .map(new Hashing())
            .returns(
                Types.TUPLE(Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO))
            .keyBy(hashed -> hashed.f0, Types.STRING)
            .process(new FirstOfItsText())
            .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    unique.sinkTo(to(unique()));
    unique.getSideOutput(COPIES).sinkTo(to(copies()));
    var job = flink.executeAsync(name);
    return () -> job.cancel().get();
  }

  private KafkaSink<byte[]> to(String topic) {
    return KafkaSink.<byte[]>builder()
        .setBootstrapServers(bootstrap)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(topic)
        .setProperty("transaction.timeout.ms", "60000")
        .setRecordSerializer(
            KafkaRecordSerializationSchema.<byte[]>builder()
                .setTopic(topic)
                .setValueSerializationSchema(new AsIs())
                .build())
        .build();
  }

  private static final class AsIs implements SerializationSchema<byte[]> {
    @Override
    public byte[] serialize(byte[] value) {
      return value;
    }
  }

  /** As the match stage knows a text. */
  private static final class Hashing implements MapFunction<byte[], Tuple2<String, byte[]>> {
    private transient ExactStage.Messages messages;

    @Override
    public Tuple2<String, byte[]> map(byte[] value) {
      if (messages == null) {
        messages = new ExactStage.Messages();
      }
      return Tuple2.of(messages.hash(value), value);
    }
  }

  private static final class FirstOfItsText
      extends KeyedProcessFunction<String, Tuple2<String, byte[]>, byte[]> {
    private transient ValueState<Boolean> seen;

    @Override
    public void open(OpenContext context) {
      ValueStateDescriptor<Boolean> descriptor = new ValueStateDescriptor<>("seen", Types.BOOLEAN);
      descriptor.enableTimeToLive(StateTtlConfig.newBuilder(ExactStage.WINDOW).build());
      seen = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(
        Tuple2<String, byte[]> hashed, Context context, Collector<byte[]> out) throws Exception {
      if (seen.value() != null) {
        context.output(COPIES, hashed.f1);
      } else {
        seen.update(true);
        out.collect(hashed.f1);
      }
    }
  }

  private long countUnique() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition topic = new TopicPartition(unique(), 0);
      consumer.assign(List.of(topic));
      consumer.seekToBeginning(List.of(topic));
      long end = consumer.endOffsets(List.of(topic)).get(topic);
      long count = 0;
      while (consumer.position(topic) < end) {
        count += consumer.poll(Duration.ofMillis(200)).count();
      }
      return count;
    }
  }
}
