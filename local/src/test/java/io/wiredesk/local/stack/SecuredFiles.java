package io.wiredesk.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.local.project.Repository;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.yaml.snakeyaml.Yaml;

/**
 * What {@code deploy/} has for a cluster that asks who one is and encrypts, with the keys that
 * {@code deploy/secure/draw} draws, at their places on this machine.
 *
 * @param drawn folder of the keys
 */
record SecuredFiles(Path drawn) {
  static SecuredFiles draw(Path folder) throws IOException, InterruptedException {
    String script = Repository.path("deploy/secure/draw").toString();
    int status = new ProcessBuilder("sh", script, folder.toString()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new AssertionError(script + " ended with " + status);
    }
    return new SecuredFiles(folder);
  }

  /** A file of the repository, as that user of {@code deploy/acls.txt} has it. */
  String text(String file, String user) {
    return placed(Repository.text(file), user);
  }

  /** What {@code deploy/secure/compose.yml} sets a broker, by Kafka's keys. */
  Map<String, String> broker() {
    JsonNode compose =
        new ObjectMapper()
            .valueToTree(new Yaml().load(Repository.text("deploy/secure/compose.yml")));
    Map<String, String> settings = new HashMap<>();
    compose
        .path("services")
        .path("kafka")
        .path("environment")
        .properties()
        .forEach(
            set ->
                settings.put(
                    set.getKey()
                        .substring("KAFKA_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.'),
                    placed(set.getValue().asText(), "broker")));
    settings.remove("opts"); // the JVM's
    return settings;
  }

  /** The administrator's clients. */
  Map<String, Object> administrator() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(drawn.resolve("broker/admin.properties"))) {
      properties.load(reader);
    }
    Map<String, Object> settings = new HashMap<>();
    properties.forEach(
        (key, value) -> settings.put(key.toString(), placed(value.toString(), "broker")));
    return settings;
  }

  private String placed(String text, String user) {
    return text.replace("/etc/wiredesk/user", drawn.resolve(user).toString())
        .replace("/etc/kafka/drawn", drawn.resolve("broker").toString())
        .replace("/etc/wiredesk/ca", drawn.resolve("ca").toString())
        .replace("/etc/kafka/ca", drawn.resolve("ca").toString());
  }
}
