package io.wiredesk.service;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Says what is wrong with a configuration, in its writer's words rather than Java's. */
final class ConfigFaults {
  private ConfigFaults() {}

  static String unknown(String key, Collection<?> known) {
    return "unknown key %s; known here: %s".formatted(key, known);
  }

  /**
   * A key that does not exist, where a record was refused: most likely it is the very one that the
   * record misses, misspelt. Jackson looks for such keys only once the record stands.
   */
  static Optional<String> misspelt(JsonNode section, String key, JsonMappingException e) {
    if (!(e instanceof ValueInstantiationException refused)
        || !refused.getType().getRawClass().isRecord()) {
      return Optional.empty();
    }
    List<String> known =
        Arrays.stream(refused.getType().getRawClass().getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    Iterable<String> given = () -> at(section, e).fieldNames();
    return StreamSupport.stream(given.spliterator(), false)
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(name -> unknown(key + "." + name, known));
  }

  private static JsonNode at(JsonNode section, JsonMappingException e) {
    JsonNode node = section;
    for (JsonMappingException.Reference step : e.getPath()) {
      node =
          step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
    }
    return node;
  }

  static String reason(JsonMappingException e) {
    if (e.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
      return refused.getMessage();
    }
    if (e instanceof InvalidFormatException format) {
      return "'%s' is no %s".formatted(format.getValue(), wanted(format.getTargetType()));
    }
    if (e instanceof MismatchedInputException mismatch
        && mismatch.getTargetType() != null
        && Collection.class.isAssignableFrom(mismatch.getTargetType())) {
      return "expected a list, such as [one, two]";
    }
    String message = e.getOriginalMessage();
    return message == null || message.startsWith("Cannot map `null`") ? "is missing" : message;
  }

  private static String wanted(Class<?> type) {
    if (type == Duration.class) {
      return "duration; write one such as PT30S, PT5M or P1D";
    }
    if (ZoneId.class.isAssignableFrom(type)) {
      return "time zone; write one such as Europe/Oslo or UTC";
    }
    if (type.isEnum()) {
      return "choice here; take one of " + Arrays.toString(type.getEnumConstants());
    }
    return Number.class.isAssignableFrom(type) || type.isPrimitive()
        ? "number"
        : type.getSimpleName();
  }
}
