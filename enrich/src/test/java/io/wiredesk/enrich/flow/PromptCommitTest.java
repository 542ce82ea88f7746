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

  @BeforeEach
  void open() {
    stage.init(context);
  }

  @Test
  void fewMessagesAreCommittedAtOnce() {
    takes(1);
    look();
    assertThat(context.committed()).isTrue();
    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void manyWaitForTheInterval() {
    takes(100);
    look();
    assertThat(context.committed()).isFalse();
    assertThat(context.forwarded()).hasSize(100);
  }

  @Test
  void nothingIsCommittedTwice() {
    takes(1);
    look();
    context.resetCommit();
    look();
    assertThat(context.committed()).isFalse();
  }

  private void takes(int messages) {
    for (int i = 0; i < messages; i++) {
      stage.process(new Record<>("k", "v", 0));
    }
  }

  private void look() {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(0);
  }
}
