package io.wiredesk.sink.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
  @Test
  void aNameThatHoldsAnythingStaysOneLabel() {
    MetricsText text = new MetricsText();
    text.begin("wiredesk_sink_stored_total", "counter", "Records whose batch the store has");
    text.line("wiredesk_sink_stored_total", Map.of("task", "0", "connector", "a\"b\\c\nd"), 3);

    assertThat(text)
        .hasToString(
            """
            # HELP wiredesk_sink_stored_total Records whose batch the store has
            # TYPE wiredesk_sink_stored_total counter
            wiredesk_sink_stored_total{connector="a\\"b\\\\c\\nd",task="0"} 3.0
            """);
  }

  @Test
  void everyMetricIsToldOnce() {
    assertThat(TaskMetric.values()).extracting(TaskMetric::metric).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNoNumberIsNotTold() {
    assertThat(TaskMetric.PUT_SECONDS.value(Double.NaN)).isNull();
    assertThat(TaskMetric.PUT_SECONDS.value(1500.0)).isEqualTo(1.5);
    assertThat(TaskMetric.FAILED.value("failed")).isEqualTo(1);
    assertThat(TaskMetric.RUNNING.value(null)).isZero();
  }
}
