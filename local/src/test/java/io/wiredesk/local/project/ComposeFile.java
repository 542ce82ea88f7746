package io.wiredesk.local.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml as Compose reads it: anchors and merges followed, variables filled in. */
final class ComposeFile {
  /** A variable with whatever follows its name. */
  static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)([^}]*)}");

  private static final Pattern NAMED_VOLUME = Pattern.compile("[a-z0-9-]+");

  private final JsonNode root;

  private ComposeFile(JsonNode root) {
    this.root = root;
  }

  static ComposeFile read() {
    // Not Jackson's own YAML reader: it does not follow merges.
    Object tree = new Yaml().load(Repository.text("docker-compose.yml"));
    return new ComposeFile(new ObjectMapper().valueToTree(tree));
  }

  List<String> services() {
    return names(root.path("services"));
  }

  JsonNode service(String name) {
    JsonNode service = root.path("services").path(name);
    if (service.isMissingNode()) {
      throw new AssertionError("docker-compose.yml has no service " + name);
    }
    return service;
  }

  List<String> namedVolumes() {
    return names(root.path("volumes"));
  }

  /** What the service's image is built from; empty where it is somebody else's. */
  String buildTarget(String service) {
    return service(service).path("build").path("target").asText();
  }

  /** The environment that Compose gives the service's containers. */
  Map<String, String> environment(String service) {
    Map<String, String> environment = new LinkedHashMap<>();
    service(service)
        .path("environment")
        .properties()
        .forEach(e -> environment.put(e.getKey(), filled(e.getValue().asText())));
    return environment;
  }

  List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    for (String service : services()) {
      for (String volume : texts(service(service).path("volumes"))) {
        String[] parts = volume.split(":", -1);
        mounts.add(new Mount(service, parts[0], parts[1], parts.length > 2));
      }
    }
    return mounts;
  }

  /** Published ports, as {@code host address:host port:container port}. */
  List<String> ports(String service) {
    return texts(service(service).path("ports"));
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** As Compose fills it in; for a variable without a default, a value long enough for a secret. */
  private static String filled(String text) {
    return VARIABLE.matcher(text).replaceAll(ComposeFile::value).replace("$$", "$");
  }

  private static String value(MatchResult variable) {
    String rest = variable.group(2);
    if (rest.startsWith(":-")) {
      return rest.substring(2);
    }
    return variable.group(1).endsWith("_KEY") ? "sha256:" + "ab".repeat(32) : "x".repeat(16);
  }

  record Mount(String service, String source, String target, boolean readOnly) {
    boolean isNamed() {
      return NAMED_VOLUME.matcher(source).matches();
    }
  }
}
