package io.wiredesk.monitor.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.common.stream.StreamWriter;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class TickerStreamTest {
  private final TickerStream tape = new TickerStream();

  @Test
  void aNewcomerIsToldTheTapeAndThenWhatIsNew() throws Exception {
    add(3);
    Reader reader = new Reader();
    assertThat(tape.watch(reader.stream)).isTrue();
    reader.take(1);
    add(2);
    tape.publish();
    reader.take(1);

    assertThat(reader.numbers(0)).containsExactly(1, 2, 3);
    assertThat(reader.numbers(1)).containsExactly(4, 5);
    assertThat(reader.told.get(1).path("missed").asLong()).isZero();
  }

  @Test
  void aSlowReaderIsToldHowManyItMissedAndMemoryIsBounded() throws Exception {
    Reader reader = new Reader();
    add(1);
    tape.watch(reader.stream);
    for (int i = 0; i < 50; i++) {
      add(TickerStream.LENGTH);
      tape.publish();
    }
    reader.take(1); // the one that was on its way
    reader.take(1);

    assertThat(reader.told).hasSize(2);
    assertThat(reader.numbers(1))
        .hasSize(TickerStream.LENGTH)
        .endsWith(1 + 50 * TickerStream.LENGTH);
    assertThat(reader.told.get(1).path("missed").asInt()).isEqualTo(49 * TickerStream.LENGTH);
  }

  @Test
  void linesThatWerePassedOverCountAsMissed() {
    add(2);
    tape.pass(300);
    add(1);

    assertThat(tape.since(2).path("newest").asInt()).isEqualTo(303);
    assertThat(tape.since(2).path("missed").asInt()).isEqualTo(300);
    assertThat(tape.since(2).path("lines")).hasSize(1);
  }

  @Test
  void thereIsRoomForSoManyAndThenAgainWhenOneLeaves() {
    List<StreamWriter<ServerSentEvent>> streams = new ArrayList<>();
    for (int i = 0; i < EventStreams.MOST_WATCHERS; i++) {
      StreamWriter<ServerSentEvent> stream = StreamMessage.streaming();
      assertThat(tape.watch(stream)).isTrue();
      streams.add(stream);
    }
    assertThat(tape.watch(StreamMessage.streaming())).isFalse();
    streams.get(0).close();
    assertThat(tape.watch(StreamMessage.streaming())).isTrue();
  }

  private void add(int lines) {
    for (int i = 0; i < lines; i++) {
      tape.add(JsonNodeFactory.instance.objectNode().put("title", "a line"));
    }
  }

  /** Reads as slowly as it is told to. */
  private static final class Reader implements Subscriber<ServerSentEvent> {
    final StreamWriter<ServerSentEvent> stream;
    final List<JsonNode> told = new ArrayList<>();
    private @Nullable Subscription subscription;

    Reader() {
      var made = StreamMessage.<ServerSentEvent>streaming();
      made.subscribe(this, ImmediateEventExecutor.INSTANCE);
      stream = made;
    }

    void take(int events) {
      Objects.requireNonNull(subscription).request(events);
    }

    List<Integer> numbers(int event) {
      List<Integer> numbers = new ArrayList<>();
      told.get(event).path("lines").forEach(line -> numbers.add(line.path("number").asInt()));
      return numbers;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(ServerSentEvent event) {
      try {
        told.add(new ObjectMapper().readTree(event.data()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void onError(Throwable t) {}

    @Override
    public void onComplete() {}
  }
}
