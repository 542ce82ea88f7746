package io.wiredesk.enrich.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromptCommitTest {
  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final Processor<String, String, String, String> stage =
      PromptCommit.<String, String>supplier(Duration.ofMillis(30)).get();

  private long now = 1_800_000_000_000L;

  @BeforeEach
  void open() {
    stage.init(context);
  }

  @Test
  void freshMessagesAreCommittedAtOnce() {
    take(40);
    assertThat(looked()).isTrue();
    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void whatHasWaitedIsCommittedTogether() {
    take(5000);
    assertThat(looked()).isFalse();
    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void nothingIsCommittedTwice() {
    take(0);
    assertThat(looked()).isTrue();
    now += 1000;
    assertThat(looked()).isFalse();
  }

  @Test
  void oneTransactionDoesNotFollowTheOtherAtOnce() {
    take(0);
    assertThat(looked()).isTrue();
    take(0);
    now += 29;
    assertThat(looked()).isFalse();
    now += 1;
    assertThat(looked()).isTrue();
  }

  @Test
  void whereCommitsTakeLongTheyTakeMoreMessagesWithThem() {
    for (int i = 0; i < 50; i++) {
      take(0);
      now += 1000;
      assertThat(looked()).isTrue();
      now += 40; // until the next record is taken
    }
    take(0);
    now += 100;
    assertThat(looked()).isFalse();
    take(0);
    now += 25;
    assertThat(looked()).isTrue();
  }

  private void take(long age) {
    context.setCurrentSystemTimeMs(now);
    stage.process(new Record<>("k", "v", now - age));
  }

  private boolean looked() {
    context.resetCommit();
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(now);
    return context.committed();
  }
}
