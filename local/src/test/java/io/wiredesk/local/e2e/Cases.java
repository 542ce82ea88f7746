package io.wiredesk.local.e2e;

import io.wiredesk.local.project.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Messages that were once read wrong, as they came: those of the tests of ingest. */
final class Cases {
  private static final Path FOLDER = Repository.path("ingest/src/test/resources/cases");

  private Cases() {}

  static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  /** By name, which is the order in which those of one story came. */
  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** As its sender calls it. */
  static String mediaType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "json" -> "application/json";
      case "txt" -> "text/plain";
      default -> "application/xml";
    };
  }
}
