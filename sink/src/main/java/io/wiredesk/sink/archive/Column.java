package io.wiredesk.sink.archive;

import io.wiredesk.sink.story.CleanText;
import io.wiredesk.sink.story.CleanTime;
import io.wiredesk.sink.story.StoryRow;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A column of the archive: its name, its type, what a row puts there. All text and all times go
 * through {@link CleanText} and {@link CleanTime} here.
 */
record Column(String name, Schema type, Function<StoryRow, @Nullable Object> value) {
  private static final Schema TEXTS = SchemaBuilder.array(Schema.STRING_SCHEMA).optional().build();
  private static final Schema TIME = Timestamp.builder().optional().build();

  /** One that every row has. */
  static Column id(String name, Function<StoryRow, String> value) {
    return new Column(name, Schema.STRING_SCHEMA, row -> CleanText.clean(value.apply(row)));
  }

  static Column text(String name, Function<StoryRow, @Nullable String> value) {
    return new Column(name, Schema.OPTIONAL_STRING_SCHEMA, row -> clean(value.apply(row)));
  }

  static Column texts(String name, Function<StoryRow, List<String>> value) {
    return new Column(name, TEXTS, row -> value.apply(row).stream().map(CleanText::clean).toList());
  }

  static Column number(String name, Function<StoryRow, @Nullable Integer> value) {
    return new Column(name, Schema.OPTIONAL_INT32_SCHEMA, value::apply);
  }

  static Column offset(String name, Function<StoryRow, @Nullable Long> value) {
    return new Column(name, Schema.OPTIONAL_INT64_SCHEMA, value::apply);
  }

  static Column real(String name, Function<StoryRow, @Nullable Double> value) {
    return new Column(name, Schema.OPTIONAL_FLOAT64_SCHEMA, value::apply);
  }

  static Column flag(String name, Function<StoryRow, Boolean> value) {
    return new Column(name, Schema.BOOLEAN_SCHEMA, value::apply);
  }

  static Column time(String name, Function<StoryRow, @Nullable Instant> value) {
    return new Column(name, TIME, row -> date(value.apply(row)));
  }

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : CleanText.clean(text);
  }

  private static @Nullable Date date(@Nullable Instant time) {
    return time == null ? null : Date.from(CleanTime.within(time));
  }
}
