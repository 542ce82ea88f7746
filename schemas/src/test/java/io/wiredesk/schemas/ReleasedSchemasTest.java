package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No change may leave a published schema unreadable, or unable to read what is written now. */
class ReleasedSchemasTest {

  static List<WireTopic> topicsWithSchema() {
    return Arrays.stream(WireTopic.values()).filter(t -> t.schema().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("topicsWithSchema")
  void presentSchemaIsFullyCompatibleWithAllPublished(WireTopic topic) {
    List<Schema> released = ReleasedSchemas.of(topic.subject());

    assertThat(released).isNotEmpty();
    assertThat(incompatibilities(present(topic), released)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topicsWithSchema")
  void presentSchemaIsPublished(WireTopic topic) {
    assertThat(ReleasedSchemas.of(topic.subject()))
        .as("run the release command of CONTRIBUTING.md")
        .contains(present(topic));
  }

  @Test
  void aDroppedRequiredFieldIsRefused() {
    Schema before = present(WireTopic.NOTICES);
    Schema after = Schema.createRecord(before.getName(), null, before.getNamespace(), false);
    after.setFields(
        before.getFields().stream()
            .filter(f -> !f.name().equals("text"))
            .map(f -> new Schema.Field(f, f.schema()))
            .toList());

    assertThat(incompatibilities(after, List.of(before))).isNotEmpty();
  }

  private static Schema present(WireTopic topic) {
    return PublishedSchema.of(topic.schema().orElseThrow());
  }

  private static List<String> incompatibilities(Schema present, List<Schema> released) {
    return new AvroSchema(present)
        .isCompatible(
            CompatibilityLevel.FULL_TRANSITIVE,
            released.stream()
                .<ParsedSchemaHolder>map(
                    schema -> new SimpleParsedSchemaHolder(new AvroSchema(schema)))
                .toList());
  }
}
