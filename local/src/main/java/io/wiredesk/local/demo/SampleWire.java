package io.wiredesk.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sample wire that the demo sends: {@code demo/manifest.yaml} and the texts beside it.
 *
 * @param messages in sending order
 */
public record SampleWire(List<SampleMessage> messages) {
  private static final String FOLDER = "/demo/";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  public SampleWire {
    messages = List.copyOf(messages);
    Set<String> ids = new HashSet<>();
    for (SampleMessage message : messages) {
      if (message.after() != null && !ids.contains(message.after())) {
        throw new IllegalArgumentException(
            "demo message "
                + message.id()
                + " comes after "
                + message.after()
                + ", but is listed before it");
      }
      if (!ids.add(message.id())) {
        throw new IllegalArgumentException("demo message " + message.id() + " is listed twice");
      }
    }
  }

  public static SampleWire load() {
    try {
      return YAML.readValue(resource("manifest.yaml"), SampleWire.class);
    } catch (IOException e) {
      throw new UncheckedIOException("demo/manifest.yaml cannot be read", e);
    }
  }

  /** The feeds that it comes through. */
  public List<String> feeds() {
    return messages.stream().map(SampleMessage::feed).distinct().toList();
  }

  /** A message's bytes as shipped, times not yet filled in. */
  static byte[] text(SampleMessage message) {
    return resource("wire/" + message.file());
  }

  /** A file under {@code demo/}. */
  public static byte[] resource(String name) {
    try (InputStream in = SampleWire.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the demo's file " + name + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
