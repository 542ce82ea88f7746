package io.wiredesk.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.ingest.format.Outcome.Parsed;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real agency files, where they are at hand: {@code ../shared/corpora/wire-samples} beside the
 * project, or {@code -Dwiredesk.shared=…}. Their index says what a reader should find.
 */
class WireSamplesTest {
  private static final List<Sample> SAMPLES = new ArrayList<>();

  private record Sample(
      Path file, String format, String headline, String guid, String version, List<Outcome> read) {

    List<WireStory> stories() {
      return read.stream().filter(Parsed.class::isInstance).map(o -> ((Parsed) o).story()).toList();
    }
  }

  @BeforeAll
  static void readAll() throws IOException {
    Path root = shared().resolve("corpora/wire-samples");
    assumeTrue(Files.exists(root.resolve("INDEX.tsv")), "skipped: no samples at " + root);
    for (String line : Files.readAllLines(root.resolve("INDEX.tsv"))) {
      List<String> cell = Arrays.asList(line.split("\t", -1));
      Path file = root.resolve(cell.get(14));
      if (cell.get(2).matches("NewsML-G2.*|ninjs.*|EventsML-G2.*") && Files.isRegularFile(file)) {
        List<Outcome> read = Formats.parse(Files.readAllBytes(file), Contexts.DEMO);
        SAMPLES.add(new Sample(file, cell.get(2), cell.get(6), cell.get(7), cell.get(8), read));
      }
    }
  }

  private static Path shared() {
    String given = System.getProperty("wiredesk.shared");
    return given != null ? Path.of(given) : Path.of("../../shared").toAbsolutePath().normalize();
  }

  @Test
  void guids() {
    agree("guid", Sample::guid, WireStory::getGuid);
  }

  @Test
  void versions() {
    agree("version", Sample::version, WireStory::getVersion);
  }

  @Test
  void headlines() {
    agree("headline", Sample::headline, WireStory::getHeadline);
  }

  /** The index tells one item of each file; any item of the message may be it. */
  private static void agree(
      String what, Function<Sample, String> expected, Function<WireStory, String> read) {
    List<Sample> told = SAMPLES.stream().filter(s -> !expected.apply(s).isEmpty()).toList();
    List<String> differ = new ArrayList<>();
    for (Sample sample : told) {
      List<String> found = sample.stories().stream().map(read).filter(Objects::nonNull).toList();
      if (found.stream().noneMatch(f -> same(f, expected.apply(sample)))) {
        differ.add(
            sample.file + " [" + expected.apply(sample) + "] read " + found + rejections(sample));
      }
    }
    System.out.printf(
        "%s: %d of %d samples agree%n", what, told.size() - differ.size(), told.size());
    differ.forEach(System.out::println);
    assertThat(differ.size() * 100).isLessThanOrEqualTo(told.size() * 4);
  }

  private static String rejections(Sample sample) {
    return sample.read.stream()
        .filter(Outcome.NotAStory.class::isInstance)
        .map(o -> " " + ((Outcome.NotAStory) o).code() + " " + ((Outcome.NotAStory) o).reason())
        .reduce("", String::concat);
  }

  private static boolean same(String read, String expected) {
    return Texts.line(read).equals(Texts.line(expected));
  }
}
