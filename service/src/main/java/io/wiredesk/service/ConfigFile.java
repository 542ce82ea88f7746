package io.wiredesk.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code wiredesk.yaml}: one file for all roles, a section for each. Text values may hold {@code
 * ${ENV}}, {@code ${ENV:-default}} and {@code ${file:/path}}, filled in when their section is read,
 * so that a role needs no other role's secrets.
 */
public final class ConfigFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final String name;
  private final ObjectNode root;
  private final Placeholders placeholders;

  private ConfigFile(String name, ObjectNode root, Placeholders placeholders) {
    this.name = name;
    this.root = root;
    this.placeholders = placeholders;
  }

  /**
   * Reads a file, with this process's environment.
   *
   * @throws ConfigException when it cannot be read or is no YAML
   */
  public static ConfigFile load(Path file) {
    return load(file, System.getenv());
  }

  /** Reads a file, with an environment of the caller's. */
  public static ConfigFile load(Path file, Map<String, String> environment) {
    try {
      return read(file.toString(), Files.readString(file), new Placeholders(environment::get));
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Reads YAML that is at hand, with this process's environment. */
  public static ConfigFile parse(String yaml) {
    return read("configuration", yaml, Placeholders.ofProcess());
  }

  static ConfigFile read(String name, String yaml, Placeholders placeholders) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (tree.isMissingNode() || tree.isNull()) {
        return new ConfigFile(name, YAML.createObjectNode(), placeholders);
      }
      if (tree instanceof ObjectNode root) {
        return new ConfigFile(name, root, placeholders);
      }
      throw new ConfigException(name + ": expected sections such as 'kafka:', found a plain value");
    } catch (JsonProcessingException e) {
      throw new ConfigException(name + ": " + at(e) + e.getOriginalMessage(), e);
    }
  }

  /**
   * A section as its record. A missing section is an empty one: the record's constructor fills in
   * defaults or refuses.
   *
   * @throws ConfigException naming the key that is unknown, of the wrong kind, or refused, or the
   *     variable that is not set
   */
  public <T> T section(String section, Class<T> type) {
    JsonNode found = placeholders.resolve(name + ": " + section, root.path(section));
    JsonNode node = found.isObject() ? found : emptyOr(section, found);
    try {
      return YAML.treeToValue(node, type);
    } catch (UnrecognizedPropertyException e) {
      throw new ConfigException(
          name + ": " + ConfigFaults.unknown(key(section, e), e.getKnownPropertyIds()), e);
    } catch (JsonMappingException e) {
      String key = key(section, e);
      String fault =
          ConfigFaults.misspelt(node, key, e).orElseGet(() -> key + ": " + ConfigFaults.reason(e));
      throw new ConfigException(name + ": " + fault, e);
    } catch (JsonProcessingException e) {
      throw new ConfigException(name + ": " + section + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Looks into another role's section, whose secrets are none of ours: of each entry of a map in it
   * the text of one key, empty where it does not have it. Nothing else there is filled in.
   *
   * @throws ConfigException when the variable in the text is not set
   */
  public Map<String, Optional<String>> entries(String section, String map, String key) {
    Map<String, Optional<String>> entries = new LinkedHashMap<>();
    String where = name + ": " + section + "." + map;
    root.path(section)
        .path(map)
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue().path(key);
              entries.put(
                  entry.getKey(),
                  value.isValueNode() && !value.isNull()
                      ? Optional.of(placeholders.resolve(where, value).asText())
                      : Optional.empty());
            });
    return entries;
  }

  private JsonNode emptyOr(String section, JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return YAML.createObjectNode();
    }
    throw new ConfigException(name + ": " + section + ": expected keys and values below it");
  }

  private static String key(String section, JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining());
    return section + path;
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
  }
}
