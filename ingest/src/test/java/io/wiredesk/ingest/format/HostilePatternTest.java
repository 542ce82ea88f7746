package io.wiredesk.ingest.format;

import static io.wiredesk.ingest.format.Contexts.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Patterns over what others wrote take steps in proportion to it, and no stack: the clock goes by
 * the characters that they look at, and has run out before one of them has taken a square's steps.
 */
class HostilePatternTest {
  private static final int LENGTH = 60_000;

  static Stream<String> hostile() {
    return Stream.of(
            "<a ",
            "&amp;lt;a ",
            "&lt;a ",
            "&lt;a x &lt; ",
            "@",
            "a@",
            "a @",
            " <@",
            "KILL-",
            "KILL: ",
            "CORRECTED-UPDATE 2-",
            "(kill) ",
            "(",
            "A'",
            "AB ",
            "NEW ",
            "-",
            "'a'b")
        .map(s -> s.repeat(LENGTH / s.length()));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void rss(String value) {
    String escaped = value.replace("&", "&amp;").replace("<", "&lt;");
    read(
        "<rss><channel><item><guid>urn:x:1</guid><author>%s</author><title>%s</title>"
                .formatted(escaped, escaped)
            + "<description>%s</description></item></channel></rss>".formatted(escaped));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void json(String value) {
    read(
        "{\"uri\":\"urn:x:1\",\"headline\":\"%s\",\"slugline\":\"%s\",\"byline\":\"%s\",\"located\":\"%s\""
                .formatted(value, value, value, value)
            + ",\"ednote\":\"%s\",\"body_text\":\"%s\"}".formatted(value, value));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void plainText(String value) {
    read(value + "\n\n" + value);
  }

  private static void read(String message) {
    AtomicLong now = new AtomicLong();
    List<Outcome> outcomes =
        Formats.parse(
            message.getBytes(StandardCharsets.UTF_8),
            DEMO,
            () -> now.getAndAdd(TimeUnit.MILLISECONDS.toNanos(50)));
    assertThat(outcomes)
        .isNotEmpty()
        .noneMatch(
            o ->
                o instanceof NotAStory not
                    && Set.of(RejectCode.INTERNAL_ERROR, RejectCode.LIMIT).contains(not.code()));
  }
}
