package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {
  private final List<String> said = new ArrayList<>();

  @Test
  void aStepHasNothingToStop() throws Exception {
    Part.step("topics", () -> said.add("made")).start().run().close();
    assertThat(said).containsExactly("made");
  }

  @Test
  void whatIsCompleteRunsOn() throws Exception {
    AutoCloseable server = () -> said.add("closed");
    assertThat(Part.completed(server, () -> said.add("ready"))).isSameAs(server);
    assertThat(said).containsExactly("ready");
  }

  @Test
  void whatFailsHalfWayIsClosedAlsoWhenInterrupted() {
    IOException failure = new IOException("no answer");
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                Part.completed(
                    () -> said.add(Thread.currentThread().isInterrupted() ? "cut short" : "closed"),
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(said).containsExactly("closed");
    assertThat(Thread.interrupted()).isTrue();
  }
}
