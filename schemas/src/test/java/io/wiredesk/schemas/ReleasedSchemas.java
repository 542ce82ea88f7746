package io.wiredesk.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The schemas as they were published, a folder a subject, a file a version. {@link #main} adds the
 * present ones where they differ from the newest published; CONTRIBUTING.md has the command. Public
 * for that command alone.
 */
public final class ReleasedSchemas {
  static final Path FOLDER = Path.of("src/main/avro-released");

  private ReleasedSchemas() {}

  /** A subject's published schemas, oldest first. */
  static List<Schema> of(String subject) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(subject))) {
      return files.sorted().map(ReleasedSchemas::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] args) throws IOException {
    for (WireTopic topic : WireTopic.values()) {
      if (topic.schema().isPresent()) {
        release(topic, PublishedSchema.of(topic.schema().get()));
      }
    }
  }

  private static void release(WireTopic topic, Schema present) throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve(topic.subject()));
    List<Schema> before = of(topic.subject());
    if (before.isEmpty() || !before.get(before.size() - 1).equals(present)) {
      Path file = folder.resolve("v%03d.avsc".formatted(before.size() + 1));
      Files.writeString(file, present.toString(true) + "\n");
      System.out.println("released " + file);
    }
  }

  private static Schema read(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
