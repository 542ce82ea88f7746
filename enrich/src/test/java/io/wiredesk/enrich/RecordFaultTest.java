package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.enrich.fault.Rejections;
import io.wiredesk.enrich.fault.SizedSerde;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Stage;
import io.wiredesk.enrich.flow.Suspects;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever one record makes a stage throw sets that record aside, and the next one goes on. */
class RecordFaultTest {
  private static final String OUT = "out";

  private final Scratch scratch = new Scratch();
  private final Suspects suspects = new Suspects();
  private List<String> published = List.of();
  private List<Rejected> rejected = List.of();

  @AfterEach
  void close() {
    scratch.close();
  }

  @Test
  void anErrorOfOneRecord() {
    run(
        story -> {
          throw new StackOverflowError();
        });

    assertThat(published).containsExactly("healthy");
    assertThat(rejected)
        .extracting(Rejected::getStoryId, Rejected::getReason, Rejected::getSourceOffset)
        .containsExactly(tuple("bad", "revise: StackOverflowError", 0L));
    assertThat(rejected.get(0).getOriginal().remaining()).isPositive();
  }

  @Test
  void whatCannotBeWritten() {
    run(
        story -> {
          throw new UncheckedIOException(new UTFDataFormatException("encoded string too long"));
        });

    assertThat(published).containsExactly("healthy");
    assertThat(rejected).extracting(Rejected::getStoryId).containsExactly("bad");
  }

  @Test
  void whatBecameLargerThanTheTopicTakes() {
    run(story -> story.setBody("x".repeat(WireSizes.VALUE)));

    assertThat(published).containsExactly("healthy");
    assertThat(rejected)
        .singleElement()
        .satisfies(r -> assertThat(r.getReason()).contains("more than " + WireSizes.VALUE));
  }

  @Test
  void anAnswerOfTheProducer() {
    run(
        story -> {
          throw new RecordTooLargeException("too large");
        });

    assertThat(published).containsExactly("healthy");
  }

  @Test
  void memoryIsTheProcesssOwn() {
    assertThatThrownBy(
            () ->
                run(
                    story -> {
                      throw new OutOfMemoryError("pretended");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whatStopsTheThreadTwiceIsSetAsideUnseen() {
    for (int death = 1; death <= 2; death++) {
      assertThatThrownBy(() -> run(RecordFaultTest::stop)).isInstanceOf(NoClassDefFoundError.class);
      assertThat(suspects.died(false)).contains(new Suspects.Place("wire.raw", 0, 0));
    }

    run(RecordFaultTest::stop);

    assertThat(published).containsExactly("healthy");
    assertThat(rejected)
        .extracting(Rejected::getStoryId, Rejected::getReason, Rejected::getSourceOffset)
        .containsExactly(tuple("bad", "revise: it stopped the thread 2 times", 0L));
    assertThat(rejected.get(0).getOriginal().remaining()).isPositive();
  }

  private static void stop(WireStory story) {
    throw new NoClassDefFoundError("pretended");
  }

  @Test
  void aThreadThatDiesWithNothingInHandIsNobodysFault() {
    run(story -> {});

    assertThat(suspects.died(false)).isEmpty();
  }

  private void run(Consumer<WireStory> onBad) {
    String scope = UUID.randomUUID().toString();
    Bench.registerAll(scope);
    WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", "mock://" + scope));
    EnrichMeters meters = new EnrichMeters(new SimpleMeterRegistry());
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            WireTopic.RAW.topicName(),
            Consumed.with(Serdes.String(), serdes.<WireStory>serde(WireTopic.RAW)).withName("raw"))
        .process(
            Stage.<String, WireStory, String, WireStory>opened(
                context ->
                    record -> {
                      if (record.key().equals("bad")) {
                        onBad.accept(record.value());
                      }
                      context.forward(record);
                    }),
            Named.as("revise"))
        .to(
            OUT,
            Produced.with(Serdes.String(), SizedSerde.<WireStory>of(WireTopic.RAW, serdes))
                .withName("out"));
    Rejections rejections = new Rejections(serdes, meters, InstantSource.system());
    Properties settings =
        StreamsSettings.of(
            Bench.config(), new KafkaSettings(Map.of()), rejections, suspects, Spans.OFF);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, scratch.dir().toString());
    try (TopologyTestDriver driver = new TopologyTestDriver(builder.build(), settings)) {
      TestInputTopic<String, WireStory> raw =
          driver.createInputTopic(
              WireTopic.RAW.topicName(),
              new StringSerializer(),
              serdes.<WireStory>serializer(WireTopic.RAW));
      raw.pipeInput("bad", version("bad", 1, HARBOUR));
      raw.pipeInput("healthy", version("healthy", 1, HARBOUR));
      published =
          driver
              .createOutputTopic(
                  OUT, new StringDeserializer(), serdes.<WireStory>deserializer(WireTopic.RAW))
              .readKeyValuesToList()
              .stream()
              .map(s -> s.key)
              .toList();
      rejected =
          driver
              .createOutputTopic(
                  WireTopic.REJECTED.topicName(),
                  new StringDeserializer(),
                  serdes.<Rejected>deserializer(WireTopic.REJECTED))
              .readValuesToList();
    }
  }
}
