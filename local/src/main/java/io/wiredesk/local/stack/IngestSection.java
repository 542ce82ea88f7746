package io.wiredesk.local.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code ingest} section of a user's {@code wiredesk.yaml}, as written, for a stack that runs
 * here: placeholders are filled in by the roles.
 *
 * @param feeds settings by feed
 * @param others what stands beside the feeds: limits, TLS and the like
 */
public record IngestSection(Map<String, Map<String, Object>> feeds, Map<String, Object> others) {
  public static final IngestSection NONE = new IngestSection(Map.of(), Map.of());

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final TypeReference<Map<String, Map<String, Object>>> BY_FEED =
      new TypeReference<>() {};

  /**
   * Reads the section, and the whole of it as ingest will.
   *
   * @throws ConfigException with one line for the user
   */
  public static IngestSection read(Path file) {
    ConfigFile.load(file).section("ingest", IngestConfig.class);
    Map<String, Object> others = new LinkedHashMap<>();
    try {
      Object section = YAML.readValue(file.toFile(), TREE).get("ingest");
      if (section != null) {
        others.putAll(YAML.convertValue(section, TREE));
      }
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file + ": " + e.getMessage());
    }
    Object feeds = others.remove("feeds");
    return new IngestSection(feeds == null ? Map.of() : YAML.convertValue(feeds, BY_FEED), others);
  }

  /** What it says of the SFTP server. */
  Map<String, Object> sftp() {
    return others.get("sftp") instanceof Map<?, ?> sftp ? YAML.convertValue(sftp, TREE) : Map.of();
  }
}
