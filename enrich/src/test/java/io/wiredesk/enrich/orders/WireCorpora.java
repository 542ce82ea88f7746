package io.wiredesk.enrich.orders;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.enrich.match.Corpora;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Files of the {@link Corpora} as they are; where there are none the test is skipped. */
final class WireCorpora {
  private WireCorpora() {}

  /** The Reuters wire of 1987, file by file in order, as its collection has it (SGML). */
  static List<Path> reuters() throws IOException {
    return files("reuters21578", ".sgm.gz");
  }

  /** Real messages of many agencies and formats. */
  static List<Path> samples() throws IOException {
    return files("wire-samples", "").stream().filter(file -> !file.endsWith("INDEX.tsv")).toList();
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
    Path root = Corpora.found().root().resolve(folder);
    assumeTrue(Files.isDirectory(root), "skipped: no corpus at " + root);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(end))
          .sorted()
          .toList();
    }
  }
}
