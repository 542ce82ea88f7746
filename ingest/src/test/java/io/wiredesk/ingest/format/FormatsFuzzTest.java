package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.schemas.WireStory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come, the parser answers in time with outcomes, none of them is a fault of ours,
 * and each story is within what the topics take. Run as usual it reads its seeds; with {@code
 * JAZZER_FUZZ=1} it looks for worse (docs/FORMATS.md).
 */
class FormatsFuzzTest {
  /** Of one target, when fuzzing. */
  private static final String DURATION = "2m";

  private static final int LONGEST_REASON = 2_000;

  /** Of all fields but the original, in bytes. */
  private static final int LARGEST = 8 * 1024 * 1024;

  static Stream<Arguments> seeds() {
    return FormatSamples.all().stream().map(s -> Arguments.of((Object) s.good().getBytes(UTF_8)));
  }

  @Test
  void everyFormatHasItsTarget() {
    assertThat(
            Arrays.stream(FormatsFuzzTest.class.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(FuzzTest.class))
                .map(m -> m.getName().toLowerCase(Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Formats.names().stream(), Stream.of("sniffed", "everyFormat"))
                .map(n -> n.replace("-", "").toLowerCase(Locale.ROOT))
                .toList());
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void sniffed(byte[] bytes) {
    check("sniffed", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void newsmlG2(byte[] bytes) {
    check("newsml-g2", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void newsml1(byte[] bytes) {
    check("newsml-1", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void nitf(byte[] bytes) {
    check("nitf", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void rss(byte[] bytes) {
    check("rss", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void atom(byte[] bytes) {
    check("atom", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void ritzau(byte[] bytes) {
    check("ritzau", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void pressRelease(byte[] bytes) {
    check("press-release", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void ntbCalendar(byte[] bytes) {
    check("ntb-calendar", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void cpPublish(byte[] bytes) {
    check("cp-publish", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void apMedia(byte[] bytes) {
    check("ap-media", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void digitalwires(byte[] bytes) {
    check("digitalwires", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void jsonFeed(byte[] bytes) {
    check("json-feed", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void ninjs(byte[] bytes) {
    check("ninjs", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void anpa1312(byte[] bytes) {
    check("anpa-1312", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void iptc7901(byte[] bytes) {
    check("iptc-7901", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void zczc(byte[] bytes) {
    check("zczc", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void asianet(byte[] bytes) {
    check("asianet", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void email(byte[] bytes) {
    check("email", bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = DURATION)
  void text(byte[] bytes) {
    check("text", bytes);
  }

  /** The seeds of every format, each behind the byte that chooses it. */
  static Stream<Arguments> chosen() {
    return FormatSamples.all().stream().map(s -> Arguments.of((Object) chosen(s)));
  }

  private static byte[] chosen(FormatSample sample) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(Formats.names().indexOf(sample.format()));
    bytes.writeBytes(sample.good().getBytes(UTF_8));
    return bytes.toByteArray();
  }

  /** All parsers in one run: the first byte chooses. */
  @MethodSource("chosen")
  @FuzzTest(maxDuration = DURATION)
  void everyFormat(byte[] bytes) {
    if (bytes.length > 0) {
      List<String> names = Formats.names();
      int choice = (bytes[0] & 0xFF) % (names.size() + 1);
      check(
          choice < names.size() ? names.get(choice) : "sniffed",
          Arrays.copyOfRange(bytes, 1, bytes.length));
    }
  }

  private static void check(String format, byte[] bytes) {
    boolean sniffed = format.equals("sniffed");
    ParseContext context = sniffed ? Contexts.DEMO : Contexts.of(null, format, "UTC");
    List<Outcome> outcomes = Formats.parse(bytes, context);
    assertThat(outcomes).isNotEmpty().hasSizeLessThanOrEqualTo(Item.MOST + 1);
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.NotAStory bad) {
        assertThat(bad.code()).as(bad.reason()).isNotEqualTo(RejectCode.INTERNAL_ERROR);
        assertThat(bad.reason()).doesNotContain("time limit").hasSizeLessThan(LONGEST_REASON);
      } else if (outcome instanceof Outcome.Parsed parsed) {
        check(parsed.story());
      }
    }
  }

  /** It is what the topics take, and comes back from them as it was. */
  private static void check(WireStory story) {
    try {
      ByteBuffer encoded = WireStory.getEncoder().encode(story);
      assertThat(encoded.remaining()).isLessThan(story.getOriginal().remaining() + LARGEST);
      assertThat(WireStory.getDecoder().decode(encoded)).isEqualTo(story);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
