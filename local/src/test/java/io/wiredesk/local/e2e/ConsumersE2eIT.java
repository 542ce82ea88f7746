package io.wiredesk.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Consumers that know nothing of us but the topics and Confluent's own classes. */
class ConsumersE2eIT {
  private final E2e stack;

  ConsumersE2eIT() throws Exception {
    stack = E2e.stack();
  }

  @Test
  void confluentsDeserializerReadsSpecificRecords() {
    List<Object> stories = read(true);
    assertThat(stories).isNotEmpty().allSatisfy(s -> assertThat(s).isInstanceOf(Story.class));
  }

  @Test
  void confluentsDeserializerReadsGenericRecords() {
    List<Object> stories = read(false);
    assertThat(stories)
        .hasSameSizeAs(read(true))
        .allSatisfy(
            s -> {
              assertThat(s).isInstanceOf(GenericRecord.class).isNotInstanceOf(Story.class);
              assertThat(((GenericRecord) s).get("wire")).isInstanceOf(GenericRecord.class);
            });
  }

  @Test
  void theRegistryAnswersConfluentsClient() throws Exception {
    String subject = WireTopic.STORIES.subject();
    try (CachedSchemaRegistryClient client =
        new CachedSchemaRegistryClient(stack.endpoints().registry(), 10)) {
      SchemaMetadata latest = client.getLatestSchemaMetadata(subject);
      assertThat(client.getAllSubjects()).contains(subject, WireTopic.RAW.subject());
      assertThat(client.getAllVersions(subject)).contains(latest.getVersion());
      assertThat(client.getSchemaById(latest.getId()).name())
          .isEqualTo(Story.getClassSchema().getFullName());
      assertThat(client.getCompatibility(subject)).isEqualTo("FULL_TRANSITIVE");
    }
  }

  @Test
  void kcatReadsStories() throws Exception {
    assumeThat(onPath("kcat")).as("kcat is installed").isTrue();
    assertThat(kcat("-f", "%p %o %k %S\n"))
        .containsExactlyInAnyOrderElementsOf(
            stack.records(WireTopic.STORIES).stream()
                .map(
                    r ->
                        r.partition()
                            + " "
                            + r.offset()
                            + " "
                            + r.key()
                            + " "
                            + r.serializedValueSize())
                .toList());
  }

  @Test
  void kcatDecodesStories() throws Exception {
    assumeThat(onPath("kcat")).as("kcat is installed").isTrue();
    assumeThat(kcat("-V")).as("kcat is built with Avro").anyMatch(l -> l.contains("Avro"));
    assertThat(kcat("-s", "value=avro", "-r", stack.endpoints().registry()))
        .hasSameSizeAs(stack.records(WireTopic.STORIES))
        .allMatch(line -> line.contains("\"storyId\""));
  }

  /** What kcat prints of the whole topic, as a desk would call it. */
  private List<String> kcat(String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "kcat",
                "-C",
                "-b",
                stack.endpoints().kafka(),
                "-t",
                WireTopic.STORIES.topicName(),
                "-X",
                "isolation.level=read_committed",
                "-e",
                "-q"));
    command.addAll(List.of(more));
    Process kcat = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(kcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kcat.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.lines().toList();
  }

  private List<Object> read(boolean specific) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", stack.endpoints().kafka());
    settings.put("group.id", "e2e-" + (specific ? "specific" : "generic") + System.nanoTime());
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("key.deserializer", StringDeserializer.class);
    settings.put("value.deserializer", KafkaAvroDeserializer.class);
    settings.put("schema.registry.url", stack.endpoints().registry());
    settings.put("specific.avro.reader", specific);
    int there = stack.records(WireTopic.STORIES).size();
    List<Object> stories = new ArrayList<>();
    try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(settings)) {
      consumer.subscribe(List.of(WireTopic.STORIES.topicName()));
      long end = System.nanoTime() + E2e.PATIENCE.toNanos();
      while (stories.size() < there && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(r -> stories.add(r.value()));
      }
    }
    assertThat(stories).hasSizeGreaterThanOrEqualTo(there);
    return stories.subList(0, there);
  }

  private static boolean onPath(String program) throws IOException {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
