package io.wiredesk.enrich;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Corpora where they are at hand: {@code ../shared} beside the project, or {@code
 * -Dwiredesk.shared=…}. Else the test is skipped and says so.
 */
final class Corpora {
  private Corpora() {}

  /** The Reuters wire of 1987, file by file in order, as its collection has it (SGML). */
  static List<Path> reuters() throws IOException {
    return files("corpora/reuters21578", ".sgm.gz");
  }

  /** Real messages of many agencies and formats. */
  static List<Path> samples() throws IOException {
    return files("corpora/wire-samples", "").stream()
        .filter(file -> !file.endsWith("INDEX.tsv"))
        .toList();
  }

  static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        bytes = in.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static List<Path> files(String folder, String end) throws IOException {
    String given = System.getProperty("wiredesk.shared");
    Path shared = given != null ? Path.of(given) : Path.of("../../shared").toAbsolutePath();
    Path root = shared.resolve(folder).normalize();
    assumeTrue(Files.isDirectory(root), "skipped: no corpus at " + root);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(end))
          .sorted()
          .toList();
    }
  }
}
