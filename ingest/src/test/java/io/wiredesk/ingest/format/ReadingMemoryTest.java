package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.RejectCode;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What reading the worst message that is accepted takes of memory: all that is allocated on the
 * way, of which not half is held at once. Prints it; docs/FORMATS.md has the numbers.
 */
@Tag("slow")
class ReadingMemoryTest {
  private static final int SIZE = 5 * 1024 * 1024;
  private static final long MOST = 400L * 1024 * 1024;

  /** As many parts as there may be, the rest of the five megabytes being text. */
  static Stream<Arguments> worst() {
    return Stream.of(
        worst("xml", "<newsItem guid='urn:n:1'><x>%t</x>%s</newsItem>", "<a b=''/>", 124_000),
        worst("html", "{\"uri\":\"urn:n:1\",\"body_html\":\"<p>%t%s\"}", "<p>x</p>", 99_000),
        worst("json", "{\"uri\":\"urn:n:1\",\"x\":\"%t\",\"subject\":[0%s]}", ",{\"a\":0}", 62_000),
        worst("text", "ZCZC\r\n%t\r\n%s\r\nNNNN\r\n", "a\n", 99_000));
  }

  private static Arguments worst(String name, String message, String unit, int times) {
    String parts = unit.repeat(times);
    String text = "x ".repeat((SIZE - parts.length()) / 2);
    return Arguments.of(
        name, Named.of(name, message.replace("%t", text).replace("%s", parts).getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("worst")
  void isBounded(String name, byte[] message) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    List<Outcome> outcomes = Formats.parse(message, Contexts.DEMO);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    System.out.printf("%s: %d MB of %d%n", name, allocated >> 20, message.length);
    assertThat(outcomes)
        .singleElement()
        .matches(o -> !(o instanceof NotAStory not) || not.code() != RejectCode.LIMIT);
    assertThat(allocated).isLessThan(MOST);
  }
}
