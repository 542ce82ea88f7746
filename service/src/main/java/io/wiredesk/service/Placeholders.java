package io.wiredesk.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills {@code ${ENV}}, {@code ${ENV:-default}} and {@code ${file:/path}} into text values. */
final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\$\\{(?:file:(?<file>[^}]+)|(?<env>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<other>[^}]*))?)}");

  private final Function<String, @Nullable String> environment;

  Placeholders(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  static Placeholders ofProcess() {
    return new Placeholders(System::getenv);
  }

  JsonNode resolve(String where, JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode resolved = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(e -> resolved.set(e.getKey(), resolve(where + ": " + e.getKey(), e.getValue())));
      return resolved;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
      array.forEach(e -> resolved.add(resolve(where, e)));
      return resolved;
    }
    return node.isTextual() ? TextNode.valueOf(fill(where, node.textValue())) : node;
  }

  private String fill(String where, String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(m -> Matcher.quoteReplacement(value(where, matcher)));
  }

  private String value(String where, Matcher matcher) {
    String file = matcher.group("file");
    if (file != null) {
      return fileText(where, file);
    }
    String value = environment.apply(matcher.group("env"));
    String other = matcher.group("other");
    if (value != null && (!value.isEmpty() || other == null)) {
      return value;
    }
    if (other == null) {
      throw new ConfigException(
          where + ": the environment has no variable " + matcher.group("env"));
    }
    return other;
  }

  /** A secret's file usually ends in a line break, which is not part of the secret. */
  private static String fileText(String where, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new ConfigException(where + ": cannot read " + file, e);
    }
  }
}
