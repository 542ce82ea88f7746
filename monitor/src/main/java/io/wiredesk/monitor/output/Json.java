package io.wiredesk.monitor.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON, a field a component: times are ISO 8601 in UTC, durations seconds as
 * numbers; what is not known is null, never left out.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Json() {}

  /** What a field is annotated with as its view that {@link #brief} leaves out. */
  public interface Whole {}

  private interface Brief {}

  public static String of(Object value) {
    return write(MAPPER.writer(), value);
  }

  /** Without the fields of the view {@link Whole}. */
  public static String brief(Object value) {
    return write(MAPPER.writerWithView(Brief.class), value);
  }

  /** Over several lines. */
  public static String pretty(Object value) {
    return write(MAPPER.writerWithDefaultPrettyPrinter(), value);
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass().getName() + " cannot be JSON", e);
    }
  }

  /** To the millisecond. */
  public static OptionalDouble seconds(Optional<Duration> duration) {
    return duration.isPresent()
        ? OptionalDouble.of(duration.get().toMillis() / 1000.0)
        : OptionalDouble.empty();
  }

  public static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
