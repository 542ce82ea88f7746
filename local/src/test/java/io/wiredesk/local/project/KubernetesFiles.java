package io.wiredesk.local.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What deploy/kubernetes puts onto a cluster. */
final class KubernetesFiles {
  static final String FOLDER = "deploy/kubernetes/";

  private final List<JsonNode> objects = new ArrayList<>();

  private KubernetesFiles() {}

  static KubernetesFiles read() {
    KubernetesFiles files = new KubernetesFiles();
    try (Stream<Path> yaml = Files.list(Repository.path(FOLDER))) {
      yaml.filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .forEach(file -> files.add(FOLDER + file.getFileName()));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String file) {
    for (Object object : new Yaml().loadAll(Repository.text(file))) {
      objects.add(new ObjectMapper().valueToTree(object));
    }
  }

  List<JsonNode> of(String... kinds) {
    return objects.stream()
        .filter(object -> List.of(kinds).contains(object.path("kind").asText()))
        .toList();
  }

  JsonNode one(String kind, String name) {
    return of(kind).stream()
        .filter(object -> name(object).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
  }

  List<JsonNode> all() {
    return objects;
  }

  static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  static JsonNode pod(JsonNode workload) {
    return workload.path("spec").path("template").path("spec");
  }

  static JsonNode container(JsonNode workload) {
    return pod(workload).path("containers").path(0);
  }

  /** What all workloads of ours share: a generated map of the kustomization. */
  Map<String, String> sharedEnvironment() {
    Map<String, String> shared = new TreeMap<>();
    for (JsonNode generated : of("Kustomization").get(0).path("configMapGenerator")) {
      for (String literal : ComposeFile.texts(generated.path("literals"))) {
        String[] pair = literal.split("=", 2);
        shared.put(pair[0], pair[1]);
      }
    }
    return shared;
  }

  /** As the container sees it; a secret is a text that is long enough for any. */
  Map<String, String> environment(JsonNode workload) {
    Map<String, String> environment = new TreeMap<>();
    if (container(workload).has("envFrom")) {
      environment.putAll(sharedEnvironment());
    }
    for (JsonNode variable : container(workload).path("env")) {
      String key = variable.path("valueFrom").path("secretKeyRef").path("key").asText();
      String value = key.equals("url") ? "jdbc:postgresql://db:5432/wiredesk" : "x".repeat(16);
      environment.put(
          variable.path("name").asText(),
          variable.has("value")
              ? variable.path("value").asText()
              : key.endsWith("_KEY") ? "sha256:" + "ab".repeat(32) : value);
    }
    return environment;
  }
}
