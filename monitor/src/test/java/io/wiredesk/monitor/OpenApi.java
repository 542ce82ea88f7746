package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The description of the API, and whether an answer is as it says. */
final class OpenApi {
  private final JsonNode root;

  private OpenApi(JsonNode root) {
    this.root = root;
  }

  static OpenApi read() throws IOException {
    try (InputStream file =
        OpenApi.class.getResourceAsStream("/io/wiredesk/monitor/openapi.yaml")) {
      return new OpenApi(new YAMLMapper().readTree(Objects.requireNonNull(file)));
    }
  }

  List<String> paths() {
    List<String> paths = new ArrayList<>();
    root.path("paths").fieldNames().forEachRemaining(paths::add);
    return paths;
  }

  List<String> methods(String path) {
    List<String> methods = new ArrayList<>();
    root.path("paths").path(path).fieldNames().forEachRemaining(methods::add);
    return methods;
  }

  /** Checks that a JSON answer has the fields that are described, all of them and no others. */
  void check(String path, String method, int status, JsonNode answer) {
    JsonNode response =
        followed(root.path("paths").path(path).path(method).path("responses").path("" + status));
    assertThat(response.isMissingNode()).as("%s %s may answer %d", method, path, status).isFalse();
    JsonNode content = response.path("content");
    String type = content.has("application/json") ? "application/json" : "application/problem+json";
    check(content.path(type).path("schema"), answer, path);
  }

  private void check(JsonNode described, JsonNode value, String at) {
    List<JsonNode> parts = parts(described);
    if (value.isNull()) {
      assertThat(parts).as(at + " may be null").anyMatch(p -> p.path("nullable").asBoolean());
      return;
    }
    for (JsonNode part : parts) {
      checkType(part, value, at);
    }
    Map<String, JsonNode> properties = new HashMap<>();
    parts.forEach(
        part ->
            part.path("properties")
                .properties()
                .forEach(p -> properties.put(p.getKey(), p.getValue())));
    JsonNode others =
        parts.stream()
            .map(p -> p.path("additionalProperties"))
            .filter(JsonNode::isObject)
            .findFirst()
            .orElse(null);
    if (others != null) {
      value.properties().forEach(p -> check(others, p.getValue(), at + "." + p.getKey()));
    } else if (value.isObject()) {
      Set<String> fields = new HashSet<>();
      value.fieldNames().forEachRemaining(fields::add);
      fields.remove("type"); // of problem details
      assertThat(fields).as(at).containsExactlyInAnyOrderElementsOf(properties.keySet());
      fields.forEach(
          name ->
              check(
                  Objects.requireNonNull(properties.get(name)), value.path(name), at + "." + name));
    }
  }

  private void checkType(JsonNode part, JsonNode value, String at) {
    switch (part.path("type").asText()) {
      case "object" -> assertThat(value.isObject()).as(at + " is an object").isTrue();
      case "array" -> {
        assertThat(value.isArray()).as(at + " is a list").isTrue();
        value.forEach(item -> check(part.path("items"), item, at + "[]"));
      }
      case "integer" -> assertThat(value.isIntegralNumber()).as(at + " is whole").isTrue();
      case "number" -> assertThat(value.isNumber()).as(at + " is a number").isTrue();
      case "boolean" -> assertThat(value.isBoolean()).as(at + " is true or false").isTrue();
      case "string" -> assertThat(value.isTextual()).as(at + " is a text").isTrue();
      default -> {}
    }
    if (part.has("enum")) {
      List<String> known = new ArrayList<>();
      part.path("enum").forEach(one -> known.add(one.asText()));
      assertThat(known).as(at).contains(value.asText());
    }
  }

  /** A schema and all that it is made of. */
  private List<JsonNode> parts(JsonNode schema) {
    JsonNode target = followed(schema);
    List<JsonNode> parts = new ArrayList<>(List.of(target));
    target.path("allOf").forEach(part -> parts.addAll(parts(part)));
    return parts;
  }

  private JsonNode followed(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
  }
}
