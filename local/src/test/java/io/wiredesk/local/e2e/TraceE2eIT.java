package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.Wiredesk;
import io.wiredesk.cli.cluster.Http;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One story's way, told by the pipeline itself and by the spans that it exports. */
class TraceE2eIT {
  private static final String SENDER = "00f067aa0ba902b7";
  private final E2e stack;
  private final String traceId = UUID.randomUUID().toString().replace("-", "");
  private final String storyId;

  TraceE2eIT() throws Exception {
    stack = E2e.stack();
    storyId = E2e.LIFE + ":urn:trace:" + traceId;
    push(traceId, "");
  }

  private void push(String traceId, String more) throws Exception {
    String story =
        "{\"uri\":\"urn:trace:%1$s\",\"version\":\"1\",\"headline\":\"Traced\",\"body_text\":\"A tram left"
            + " %1$s.\"%2$s}";
    Http.Answer answer =
        Http.send(
            stack
                .push(E2e.LIFE, "application/json", story.formatted(traceId, more).getBytes(UTF_8))
                .header("traceparent", "00-" + traceId + "-" + SENDER + "-01")
                .build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  @Test
  void oneTraceGoesFromThePostToTheRow() {
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                OtlpReceiver.of(traceId)
                    .keySet()
                    .containsAll(
                        List.of("POST " + E2e.LIFE, "publish wire.raw", "decide", "store")));

    OtlpReceiver.Span post = span("POST " + E2e.LIFE);
    OtlpReceiver.Span publish = span("publish wire.raw");
    OtlpReceiver.Span decide = span("decide");
    assertThat(post.parentId()).isEqualTo(SENDER);
    assertThat(publish.parentId()).isEqualTo(post.spanId());
    assertThat(decide.parentId()).isEqualTo(publish.spanId());
    assertThat(span("store").parentId()).isEqualTo(decide.spanId());
  }

  @Test
  void theEndOfAnEmbargoIsAStepOfTheSameTrace() throws Exception {
    String held = UUID.randomUUID().toString().replace("-", "");
    push(held, ",\"embargoed\":\"" + Instant.now().plusSeconds(3) + "\"");

    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(run("trace", E2e.LIFE + ":urn:trace:" + held))
                    .containsSubsequence(
                        "trace " + held,
                        "held",
                        "released",
                        "decided",
                        "wire.stories-0@",
                        "stored"));
    await()
        .atMost(E2e.PATIENCE)
        .until(() -> OtlpReceiver.of(held).keySet().containsAll(List.of("decide", "store")));
    assertThat(span(held, "decide").parentId()).isEqualTo(span(held, "publish wire.raw").spanId());
  }

  private OtlpReceiver.Span span(String name) {
    return span(traceId, name);
  }

  private static OtlpReceiver.Span span(String traceId, String name) {
    return Objects.requireNonNull(OtlpReceiver.of(traceId).get(name), name);
  }

  @Test
  void theCommandTellsEachStepAndWhoHasReadIt() throws Exception {
    await()
        .atMost(E2e.PATIENCE)
        .until(() -> run("trace", storyId).contains("read by: connect-wiredesk-postgres"));

    String told = run("trace", storyId);
    assertThat(told)
        .containsSubsequence(
            "Traced", "trace " + traceId, "received", "published", "decided", "committed", "stored")
        .contains("a story of its own", "wire.stories-0@")
        .doesNotContain("! ");
    assertThat(
            new ObjectMapper().readTree(run("trace", "--json", storyId)).path("storyId").asText())
        .isEqualTo(storyId);
  }

  private String run(String... args) {
    StringWriter out = new StringWriter();
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--data";
    all[args.length + 1] = stack.data().toString();
    Wiredesk.run(all, new PrintWriter(out, true), new PrintWriter(out, true));
    return out.toString();
  }
}
