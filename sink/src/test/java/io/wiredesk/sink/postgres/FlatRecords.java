package io.wiredesk.sink.postgres;

import io.wiredesk.sink.story.Decoded;
import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.StoryDecoder;
import io.wiredesk.sink.story.StoryRow;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * What a converter would make of the topic for a sink that wants flat records: the same columns.
 */
final class FlatRecords {
  private static final Schema SCHEMA = schema();
  private final StoryDecoder decoder;

  FlatRecords(Map<String, ?> registry) {
    decoder = new StoryDecoder(registry, Erase.ALL);
  }

  SinkRecord of(SinkRecord record) {
    StoryRow row = ((Decoded.Good) decoder.decode(record)).row();
    Struct value = new Struct(SCHEMA);
    for (Column column : BareLoop.COLUMNS) {
      Object it = column.value().apply(row);
      boolean time = it != null && column.type().equals("timestamptz");
      value.put(column.name(), time ? Date.from(Instant.parse(it.toString())) : it);
    }
    return new SinkRecord(
        record.topic(),
        record.kafkaPartition(),
        null,
        record.key(),
        SCHEMA,
        value,
        record.kafkaOffset(),
        record.timestamp(),
        record.timestampType());
  }

  private static Schema schema() {
    SchemaBuilder builder = SchemaBuilder.struct().name("story");
    for (Column column : BareLoop.COLUMNS) {
      builder.field(
          column.name(),
          switch (column.type()) {
            case "int4" -> Schema.OPTIONAL_INT32_SCHEMA;
            case "int8" -> Schema.OPTIONAL_INT64_SCHEMA;
            case "timestamptz" -> Timestamp.builder().optional().build();
            case "jsonb" -> SchemaBuilder.string().name("io.debezium.data.Json").optional().build();
            default ->
                Schema.OPTIONAL_STRING_SCHEMA; // arrays as text, which costs no sink anything
          });
    }
    return builder.build();
  }
}
