package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.RejectCode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever takes too long is rejected with its bytes; what was read before is kept. */
class ReadingDeadlineTest {
  private static final String ITEM =
      "{\"uri\":\"urn:time:%d\",\"version\":\"1\",\"headline\":\"Ferry\",\"body_text\":\"Back.\"}";

  static List<FormatSample> formats() {
    return FormatSamples.all();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void inEveryFormat(FormatSample format) {
    byte[] message = format.good().getBytes(UTF_8);

    List<Outcome> outcomes =
        Formats.parse(message, Contexts.of(null, format.format(), "UTC"), clock(40));

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            NotAStory.class,
            late -> {
              assertThat(late.code()).isEqualTo(RejectCode.LIMIT);
              assertThat(late.reason()).startsWith("Not read within the time limit of 30 s.");
              assertThat(late.bytes()).isEqualTo(message);
            });
  }

  @Test
  void whatWasReadInTimeIsKept() {
    String items = String.join(",", IntStream.range(0, 50).mapToObj(ITEM::formatted).toList());
    byte[] message = ("[" + items + "]").getBytes(UTF_8);

    List<Outcome> outcomes = Formats.parse(message, Contexts.DEMO, clock(1));

    assertThat(outcomes).hasSize(50);
    assertThat(outcomes.subList(0, 30)).hasOnlyElementsOfType(Parsed.class);
    assertThat(outcomes.subList(30, 50)).hasOnlyElementsOfType(NotAStory.class);
    assertThat(new String(((NotAStory) outcomes.get(49)).bytes(), UTF_8))
        .isEqualTo(ITEM.formatted(49));
  }

  @Test
  void withinALongItemToo() {
    String text = "<p>" + "Long. ".repeat(100_000) + "</p>";
    String item =
        "<newsItem guid='urn:time:x' version='1'><contentSet><inlineXML><html><body>%s</body></html>"
            + "</inlineXML></contentSet></newsItem>";
    byte[] message = item.formatted(text).getBytes(UTF_8);

    assertThat(Formats.parse(message, Contexts.DEMO)).hasOnlyElementsOfType(Parsed.class);
    assertThat(Formats.parse(message, Contexts.DEMO, clock(1)))
        .singleElement()
        .isInstanceOfSatisfying(
            NotAStory.class, late -> assertThat(late.bytes()).isEqualTo(message));
  }

  /** Goes on by so many seconds whenever it is looked at. */
  private static LongSupplier clock(int seconds) {
    AtomicLong now = new AtomicLong();
    return () -> now.getAndAdd(TimeUnit.SECONDS.toNanos(seconds));
  }
}
