package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.ORCHARD;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.flow.Hops;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TracedTest {
  private static final TraceContext TRACE =
      new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01", "vendor=1");
  private final Scratch scratch = new Scratch();

  @AfterEach
  void close() {
    scratch.close();
  }

  @ParameterizedTest
  @EnumSource
  void aStoryAndACopyCarryTheTraceOfTheirMessageAndWhenTheyWereDecided(Hops hops) {
    try (Bench bench = new Bench(scratch.dir(), hops)) {
      send(bench, message("s", HARBOUR).build());
      send(bench, message("copy", HARBOUR).setReceivedAt(NOON.plusSeconds(2)).build());

      Headers story = bench.stories.readRecord().headers();
      Headers copy = bench.duplicates.readRecord().headers();
      assertThat(TraceContext.in(story)).contains(TRACE);
      assertThat(TraceContext.in(copy)).contains(TRACE);
      assertThat(WireHeaders.time(copy, WireHeaders.DECIDED)).contains(NOON);
    }
  }

  @Test
  void whatAnEmbargosEndPublishesIsOfTheTraceOfItsMessage() {
    try (Bench bench = new Bench(scratch.dir())) {
      send(bench, embargoed(version("s", 1, HARBOUR), NOON.plusSeconds(60)));
      bench.wait(Duration.ofSeconds(61));

      Headers story = bench.stories.readRecord().headers();
      assertThat(TraceContext.in(story)).contains(TRACE);
      assertThat(WireHeaders.time(story, WireHeaders.DECIDED)).contains(NOON.plusSeconds(61));

      bench.send(embargoed(version("plain", 1, ORCHARD), NOON.plusSeconds(120)));
      bench.wait(Duration.ofSeconds(61));
      assertThat(TraceContext.in(bench.stories.readRecord().headers())).isEmpty();
    }
  }

  private static void send(Bench bench, WireStory story) {
    Headers headers = new RecordHeaders();
    TRACE.putInto(headers);
    bench.raw.pipeInput(
        new TestRecord<>(story.getStoryId(), story, headers, story.getReceivedAt()));
  }
}
