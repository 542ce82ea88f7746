package io.wiredesk.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real agency files, where they are at hand: {@code ../shared/corpora/wire-samples} beside the
 * project, or {@code -Dwiredesk.shared=…}. Their index says what a reader should find.
 */
class WireSamplesTest {
  private static final int LEAST_AGREEMENT = 98;

  /** Where the index is wrong, by the end of the file's name, and why. */
  private static final Map<String, String> DISPUTED =
      Map.ofEntries(
          Map.entry("mapping_test.xml", "UTF-8 read as Latin-1"),
          Map.entry("chardet/euckr.xml", "EUC-KR read as UTF-8"),
          Map.entry("chardet/shiftjis.xml", "Shift_JIS read as Latin-1"),
          Map.entry("odd_charset_email.txt", "the encoded word undecoded"),
          Map.entry("asianet_2.tst", "the Source line"),
          Map.entry("asianet_3.tst", "the Source line"),
          Map.entry("asianet_4.tst", "the Source line"),
          Map.entry("asianet_6.tst", "the Source line"),
          Map.entry("asianet_7.tst", "the Source line"),
          Map.entry("TEST1.iptc7901", "typesetting marks left in"),
          Map.entry("TEST2.iptc7901", "typesetting marks left in"),
          Map.entry("anpa-3.tst", "says itself that there is no headline"),
          Map.entry("LISTING_28_Illustrating_Located_Subject_and_Dateline.xml", "no item"),
          Map.entry("LISTING_8_Group_Set_example_showing_an_ALT_Package_Mode.xml", "no item"),
          Map.entry("LISTING_9_Group_Set_example_showing_a_SEQ_Package_Mode.xml", "no item"),
          Map.entry("019_embargoed_bad_datetime.json", "an embargo that is no time is rejected"),
          Map.entry("fixtures/channel1", "a list of what could be fetched"));

  private static final List<Sample> SAMPLES = new ArrayList<>();

  private record Sample(
      Path file, String headline, String guid, String version, List<Outcome> read) {

    List<WireStory> stories() {
      return read.stream().filter(Parsed.class::isInstance).map(o -> ((Parsed) o).story()).toList();
    }

    List<NotAStory> rejections() {
      return read.stream().filter(NotAStory.class::isInstance).map(NotAStory.class::cast).toList();
    }

    boolean isDisputed() {
      return DISPUTED.keySet().stream().anyMatch(file.toString()::endsWith);
    }
  }

  @BeforeAll
  static void readAll() throws IOException {
    Path root = shared().resolve("corpora/wire-samples");
    assumeTrue(Files.exists(root.resolve("INDEX.tsv")), "skipped: no samples at " + root);
    for (String line : Files.readAllLines(root.resolve("INDEX.tsv"))) {
      List<String> cell = Arrays.asList(line.split("\t", -1));
      Path file = root.resolve(cell.get(14));
      if (Files.isRegularFile(file)) {
        List<Outcome> read = Formats.parse(Files.readAllBytes(file), Contexts.DEMO);
        SAMPLES.add(new Sample(file, cell.get(6), cell.get(7), cell.get(8), read));
      }
    }
  }

  private static Path shared() {
    String given = System.getProperty("wiredesk.shared");
    return given != null ? Path.of(given) : Path.of("../../shared").toAbsolutePath().normalize();
  }

  @Test
  void everyFileIsParsedOrRejectedWithItsReason() {
    for (Sample sample : SAMPLES) {
      assertThat(sample.read).as(sample.file.toString()).isNotEmpty();
      for (NotAStory bad : sample.rejections()) {
        assertThat(bad.code()).as(sample.file.toString()).isNotEqualTo(RejectCode.INTERNAL_ERROR);
        assertThat(bad.reason()).as(sample.file.toString()).isNotBlank();
      }
    }
  }

  /** Nothing that the index gives an identity is turned away, but what cannot be a story. */
  @Test
  void whatIsIdentifiedIsParsed() {
    assertThat(SAMPLES)
        .filteredOn(s -> !s.guid.isEmpty() && !s.isDisputed())
        .allSatisfy(s -> assertThat(s.stories()).as(s.file + rejected(s)).isNotEmpty());
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
    List<Sample> differ = told.stream().filter(s -> !agrees(s, expected, read)).toList();
    System.out.printf(
        "%s: %d of %d samples agree%n", what, told.size() - differ.size(), told.size());
    differ.forEach(s -> System.out.println("  " + s.file + why(s) + rejected(s)));
    long ours = differ.stream().filter(s -> !s.isDisputed()).count();
    assertThat(ours * 100).isLessThanOrEqualTo(told.size() * (100L - LEAST_AGREEMENT));
  }

  private static boolean agrees(
      Sample sample, Function<Sample, String> expected, Function<WireStory, String> read) {
    String line = Texts.line(expected.apply(sample));
    return sample.stories().stream()
        .map(read)
        .filter(Objects::nonNull)
        .anyMatch(found -> Texts.line(found).equals(line));
  }

  private static String why(Sample sample) {
    return DISPUTED.entrySet().stream()
        .filter(e -> sample.file.toString().endsWith(e.getKey()))
        .map(e -> " (the index: " + e.getValue() + ")")
        .findFirst()
        .orElse(" differs");
  }

  private static String rejected(Sample sample) {
    return sample.rejections().stream()
        .map(r -> " " + r.code() + " " + r.reason())
        .reduce("", String::concat);
  }
}
