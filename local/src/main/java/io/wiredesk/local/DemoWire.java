package io.wiredesk.local;

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
record DemoWire(List<DemoMessage> messages) {
  private static final String FOLDER = "/demo/";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  DemoWire {
    messages = List.copyOf(messages);
    Set<String> ids = new HashSet<>();
    for (DemoMessage message : messages) {
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

  static DemoWire load() {
    try {
      return YAML.readValue(resource("manifest.yaml"), DemoWire.class);
    } catch (IOException e) {
      throw new UncheckedIOException("demo/manifest.yaml cannot be read", e);
    }
  }

  /** The feeds that it comes through. */
  List<String> feeds() {
    return messages.stream().map(DemoMessage::feed).distinct().toList();
  }

  /** A message's bytes as shipped, times not yet filled in. */
  static byte[] text(DemoMessage message) {
    return resource("wire/" + message.file());
  }

  /** A file under {@code demo/}. */
  static byte[] resource(String name) {
    try (InputStream in = DemoWire.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the demo's file " + name + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
