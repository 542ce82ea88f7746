package io.wiredesk.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @Test
  void goesThroughTheHeadersOfARecord() {
    Headers headers = new RecordHeaders();
    headers.add(TraceContext.PARENT, "of an earlier hop".getBytes(UTF_8));
    TraceContext.of(PARENT, "vendor=1,other=2").orElseThrow().putInto(headers);

    TraceContext read = TraceContext.in(headers).orElseThrow();

    assertThat(read.traceId()).isEqualTo(TRACE);
    assertThat(read.state()).isEqualTo("vendor=1,other=2");
    assertThat(read.parent()).isEqualTo(PARENT);
    assertThat(headers.headers(TraceContext.PARENT)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
      })
  void whatIsWrittenOtherwiseIsNoTrace(String parent) {
    assertThat(TraceContext.of(parent, null)).isEmpty();
  }

  @Test
  void aLaterVersionIsReadByItsBeginning() {
    String later = "cc-" + TRACE + "-00f067aa0ba902b7-01-what-the-future-brings";
    assertThat(TraceContext.of(later, null).orElseThrow().parent()).isEqualTo(PARENT);
    assertThat(TraceContext.of("cc" + "-x".repeat(100_000), null)).isEmpty();
  }

  @Test
  void aStateThatIsTooLongIsLeftOutAndTheTraceStands() {
    TraceContext context = TraceContext.of(PARENT, "v=" + "x".repeat(511)).orElseThrow();
    assertThat(context.state()).isNull();
    assertThat(TraceContext.of(PARENT, "v=\u0000").orElseThrow().state()).isNull();
    assertThat(TraceContext.of(PARENT, "v=" + "x".repeat(510)).orElseThrow().state()).hasSize(512);
  }

  @Test
  void aTimeIsReadAsItWasWrittenAndNothingElseIsATime() {
    Headers headers = new RecordHeaders();
    Instant time = Instant.parse("2026-05-04T10:00:00.123Z");
    WireHeaders.stamp(headers, WireHeaders.DECIDED, Instant.EPOCH);
    WireHeaders.stamp(headers, WireHeaders.DECIDED, time);
    headers.add(WireHeaders.PUBLISHED, "-1".getBytes(UTF_8));

    assertThat(WireHeaders.time(headers, WireHeaders.DECIDED)).contains(time);
    assertThat(WireHeaders.time(headers, WireHeaders.PUBLISHED)).isEmpty();
    assertThat(WireHeaders.time(headers, "none")).isEmpty();
  }
}
