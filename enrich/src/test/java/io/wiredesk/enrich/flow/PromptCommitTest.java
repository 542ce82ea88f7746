package io.wiredesk.enrich.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromptCommitTest {
  private static final long NOW = 1_800_000_000_000L;

  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final Processor<String, String, String, String> stage =
      PromptCommit.<String, String>supplier(Duration.ofMillis(30)).get();

  @BeforeEach
  void open() {
    stage.init(context);
  }

  @Test
  void freshMessagesAreCommittedAtOnce() {
    take(NOW - 40);
    look();
    assertThat(context.committed()).isTrue();
    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void whatHasWaitedIsCommittedTogether() {
    take(NOW - 5000);
    look();
    assertThat(context.committed()).isFalse();
    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void nothingIsCommittedTwice() {
    take(NOW);
    look();
    context.resetCommit();
    look();
    assertThat(context.committed()).isFalse();
  }

  private void take(long timestamp) {
    stage.process(new Record<>("k", "v", timestamp));
  }

  private void look() {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(NOW);
  }
}
