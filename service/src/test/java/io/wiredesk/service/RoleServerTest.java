package io.wiredesk.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleServerTest {
  private final PrometheusMeterRegistry metrics = RoleMetrics.registry("test");
  private final AtomicReference<Readiness> broker = new AtomicReference<>(Readiness.ready());
  private final RoleServer server = start("127.0.0.1:0");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsMetricsInPrometheusText() throws Exception {
    Counter.builder("wiredesk.test.seen").tag("feed", "demo").register(metrics).increment();

    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
    assertThat(answer.body()).contains("wiredesk_test_seen_total{feed=\"demo\"} 1.0");
  }

  @Test
  void metricsAreCompressedForWhoTakesThat() throws Exception {
    HttpRequest asked =
        HttpRequest.newBuilder(uri("/metrics")).header("accept-encoding", "gzip").build();

    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(plain.readAllBytes(), UTF_8)).contains("# TYPE jvm_");
    }
  }

  @Test
  void isReadyOnlyWhileEverythingItNeedsIs() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);

    broker.set(Readiness.notReady("the broker does not answer"));

    HttpResponse<String> answer = get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"broker\":\"the broker does not answer\"");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aTakenPortIsOneClearLine() {
    String taken = "127.0.0.1:" + server.port();

    assertThatThrownBy(() -> start(taken))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("test cannot listen on " + taken);
  }

  @Test
  void nothingOfItListensOnAfterItsEnd() {
    RoleServer other = start("127.0.0.1:0");
    String address = "127.0.0.1:" + other.port();
    other.close();
    start(address).close();
  }

  @Test
  void itsThreadsAreOfTheTransportThatEndsAtOnce() {
    assertThat(AcceptorGroup.named("acceptor")).isInstanceOf(AcceptorGroup.class);
  }

  @Test
  void knowsALoopbackAddress() {
    assertThat(ListenAddress.of("127.0.0.1:1").isLoopback()).isTrue();
    assertThat(ListenAddress.of("[::1]:1").isLoopback()).isTrue();
    assertThat(ListenAddress.of("0.0.0.0:1").isLoopback()).isFalse();
  }

  private RoleServer start(String listen) {
    ReadyCheck check = ReadyCheck.of("broker", broker::get);
    return RoleServer.start("test", ListenAddress.of(listen), metrics, List.of(check), b -> {});
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }
}
