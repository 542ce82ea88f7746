package io.wiredesk.ingest.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.format.text.Texts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A ninjs object that hides what changed from version to version: names were lower case up to 2.x
 * and are camel case in 3.x; what is a list now was an object by role, or a scalar, before.
 */
final class NinjsObject {
  /** Under which name {@link #list} puts the key of an object's member. */
  static final String KEY = "$key";

  private final Map<String, JsonNode> fields = new LinkedHashMap<>();
  private final BiConsumer<String, @Nullable String> read;

  /**
   * Wraps an object.
   *
   * @param read is told the name of each field that is read and is there, and its text where it is
   *     one
   */
  NinjsObject(ObjectNode object, BiConsumer<String, @Nullable String> read) {
    this.read = read;
    object
        .properties()
        .forEach(f -> fields.putIfAbsent(f.getKey().toLowerCase(Locale.ROOT), f.getValue()));
  }

  /** The first of those fields that is text, a number or a boolean, and not blank. */
  @Nullable String text(String... names) {
    for (String name : names) {
      JsonNode value = fields.get(name);
      if (value != null && value.isValueNode() && !value.asText().isBlank() && !value.isNull()) {
        String text = value.asText().strip();
        read.accept(name, text);
        return text;
      }
    }
    return null;
  }

  /** The field as text whatever it is, so that one of the wrong kind is not taken for none. */
  @Nullable String asWritten(String name) {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    read.accept(name, null);
    return value.isValueNode() ? Texts.blankToNull(value.asText()) : value.toString();
  }

  /** A list's elements, an object's members, or the scalar itself as one with a value. */
  Stream<NinjsObject> list(String name) {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return Stream.empty();
    }
    read.accept(name, null);
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false).map(NinjsObject::of);
    }
    if (value instanceof ObjectNode object) {
      return object.properties().stream().map(f -> of(f.getKey(), f.getValue()));
    }
    return Stream.of(of(value));
  }

  /**
   * 1.x's scalars of one kind, such as body_text and body_html: the rest of the name is the key.
   */
  Stream<NinjsObject> startingWith(String prefix) {
    return fields.entrySet().stream()
        .filter(f -> f.getKey().startsWith(prefix) && f.getValue().isValueNode())
        .peek(f -> read.accept(f.getKey(), null))
        .map(f -> of(f.getKey().substring(prefix.length()), f.getValue()));
  }

  /** The object under that name, empty where there is none; its fields are told by their path. */
  NinjsObject object(String name) {
    ObjectNode object =
        fields.get(name) instanceof ObjectNode found
            ? found
            : JsonNodeFactory.instance.objectNode();
    return new NinjsObject(object, (field, text) -> read.accept(name + "." + field, text));
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** For a reason: what it has, shortened. */
  String names() {
    return fields.keySet().stream().limit(5).collect(Collectors.joining(", "));
  }

  /** This, by the given key. */
  NinjsObject named(String key) {
    fields.put(KEY, JsonNodeFactory.instance.textNode(key));
    return this;
  }

  private static NinjsObject of(String key, JsonNode value) {
    NinjsObject node = of(value);
    node.fields.putIfAbsent(KEY, JsonNodeFactory.instance.textNode(key));
    return node;
  }

  private static NinjsObject of(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return new NinjsObject(object, NinjsObject::untold);
    }
    ObjectNode scalar = JsonNodeFactory.instance.objectNode();
    if (value.isValueNode() && !value.isNull()) {
      scalar.set("value", value);
    }
    return new NinjsObject(scalar, NinjsObject::untold);
  }

  /** Within a list it is the list's name that tells. */
  private static void untold(String name, @Nullable String text) {}
}
