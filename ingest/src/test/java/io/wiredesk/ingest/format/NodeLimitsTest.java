package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.RejectCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The parts of a message are bounded as its bytes are; {@link ReadingMemoryTest} measures what for.
 */
class NodeLimitsTest {
  /** Of a message, in bytes: within what a feed takes. */
  private static final int SIZE = 5 * 1024 * 1024;

  private static final String GOOD =
      "<newsItem guid='urn:n:2'><contentMeta><headline>H</headline></contentMeta></newsItem>";

  /** What is most of in a message of a few megabytes, and the message with so many of it. */
  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of("elements", "<newsItem guid='urn:n:1'>%s</newsItem>", "<a/>"),
        Arguments.of("elements", "<newsItem guid='urn:n:1'>%s</newsItem>", "<a b='' c=''/>"),
        Arguments.of("pieces of text", "<newsItem guid='urn:n:1'>%s</newsItem>", "&lt;&x;"),
        Arguments.of("elements", "<nitf><head>%s</head></nitf>", "<a></a>"),
        Arguments.of("elements", "<rss><channel>%s</channel></rss>", "<a/>"),
        Arguments.of("elements", "<rss><channel><item>%s</item></channel></rss>", "<a/>"),
        Arguments.of("elements of HTML", "{\"uri\":\"urn:n:1\",\"body_html\":\"%s\"}", "<a>"),
        Arguments.of(
            "elements of HTML",
            "{\"uri\":\"urn:n:1\",\"body_html\":\"<b><i><u><s><em><tt><big><code><small>%s\"}",
            "<p>x</p>"),
        Arguments.of("values", "{\"uri\":\"urn:n:1\",\"x\":[0%s]}", ",{}"),
        Arguments.of("values", "{\"items\":[{\"uri\":\"urn:n:1\",\"subject\":[0%s]}]}", ",\"\""),
        Arguments.of("lines", "ZCZC\r\n%s\r\nNNNN\r\n", "a\r\n"),
        Arguments.of("lines", "Text.\n%s", "a\n"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsTooManyIsRejectedWithAReason(String what, String message, String unit) {
    List<Outcome> outcomes =
        Contexts.parse(message.replace("%s", unit.repeat(SIZE / unit.length())));
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            NotAStory.class,
            not -> {
              assertThat(not.code()).isEqualTo(RejectCode.LIMIT);
              assertThat(not.reason())
                  .startsWith("More than the limit of ")
                  .contains(what)
                  .endsWith("Send it in parts.");
              assertThat(not.bytes()).hasSizeGreaterThan(SIZE / 2);
            });
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFewThousandAreRead(String what, String message, String unit) {
    String few = message.replace("%s", unit.repeat(5_000));
    assertThat(Contexts.parse(few.replace("<channel>", "<channel><item><guid>1</guid></item>")))
        .noneMatch(o -> o instanceof NotAStory not && not.code() == RejectCode.LIMIT);
  }

  @Test
  void anItemOfTooManyCostsItsNeighboursNothing() {
    String bad = "<newsItem guid='urn:n:1'>" + "<a/>".repeat(300_000) + "</newsItem>";
    List<Outcome> outcomes =
        Contexts.parse("<newsMessage><itemSet>" + GOOD + bad + GOOD + "</itemSet></newsMessage>");
    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.get(0)).isInstanceOf(Parsed.class);
    assertThat(outcomes.get(2)).isInstanceOf(Parsed.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            NotAStory.class, not -> assertThat(new String(not.bytes(), UTF_8)).isEqualTo(bad));
  }
}
