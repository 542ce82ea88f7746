package io.wiredesk.monitor.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.service.MetricsPage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanMetricsTest {
  private static final int SERIES = 300;

  private enum Light {
    GREEN,
    RED
  }

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ScanMetrics scans = new ScanMetrics(registry);

  @Test
  void aScrapeHasAllOfOnePageHoweverOftenTheNextComes() {
    AtomicBoolean ended = new AtomicBoolean();
    scans.show(page(0));
    CompletableFuture<Void> scanning =
        CompletableFuture.runAsync(
            () ->
                IntStream.iterate(1, n -> !ended.get(), n -> n + 1)
                    .forEach(n -> scans.show(page(n))));
    try {
      for (int i = 0; i < 200; i++) {
        List<String> values =
            registry
                .scrape()
                .lines()
                .filter(line -> line.startsWith("seen_"))
                .map(this::value)
                .toList();
        assertThat(values).hasSize(SERIES).containsOnly(values.get(0));
      }
    } finally {
      ended.set(true);
      scanning.join();
    }
  }

  @Test
  void whatIsNotToldAnyMoreIsGone() {
    scans.show(page(1));
    scans.show(new MetricsPage());

    assertThat(registry.scrape()).doesNotContain("seen_");
  }

  @Test
  void theSameLabelsTwiceAreNoFault() {
    MetricsPage page = new MetricsPage();
    MetricsPage.Numbers lag = page.gauge("lag", "Left to read");
    lag.add(Tags.of("group", "a"), 1);
    lag.add(Tags.of("group", "a"), 2);
    scans.show(page);

    assertThat(registry.scrape()).contains("lag{group=\"a\"} 2.0").doesNotContain("} 1.0");
  }

  @Test
  void countsAreCountersAndAVerdictIsASetOfStates() {
    MetricsPage page = new MetricsPage();
    page.counter("feed.messages", "Messages").add(Tags.of("feed", "a"), 3);
    page.states("light", "How it is", Light.class).add(Tags.of("of", "b"), Light.RED);
    scans.show(page);

    assertThat(registry.scrape())
        .contains("# TYPE feed_messages_total counter", "feed_messages_total{feed=\"a\"} 3.0")
        .contains("light{of=\"b\",light=\"RED\"} 1", "light{of=\"b\",light=\"GREEN\"} 0");
  }

  private static MetricsPage page(int number) {
    MetricsPage page = new MetricsPage();
    MetricsPage.Numbers seen = page.gauge("seen.number", "The number of its page");
    IntStream.range(0, SERIES).forEach(i -> seen.add(Tags.of("at", Integer.toString(i)), number));
    return page;
  }

  private String value(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }
}
