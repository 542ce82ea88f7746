package io.wiredesk.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code kafka:} section: properties of Kafka's clients, SASL and TLS ones included, passed
 * through untouched.
 *
 * @param properties by Kafka's own keys; {@code bootstrap.servers} defaults to 127.0.0.1:9092
 */
public record KafkaSettings(Map<String, String> properties) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public KafkaSettings {
    Map<String, String> filled = new LinkedHashMap<>(properties);
    filled.putIfAbsent("bootstrap.servers", "127.0.0.1:9092");
    properties = Map.copyOf(filled);
  }

  /** These settings with a client's own on top. */
  public Map<String, Object> with(Map<String, ?> own) {
    Map<String, Object> merged = new LinkedHashMap<>(properties);
    merged.putAll(own);
    return merged;
  }

  /** Values may be credentials. */
  @Override
  public String toString() {
    return "KafkaSettings" + properties.keySet();
  }
}
