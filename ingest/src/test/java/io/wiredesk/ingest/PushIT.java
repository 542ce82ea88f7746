package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.TraceContext;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.service.Sha256;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP push: what is answered, and what then stands on the topics. */
class PushIT extends PushSteps {
  @Test
  void acceptedMeansOnTheTopic() throws Exception {
    HttpResponse<String> answer = push(Wire.ninjs("urn:t:first", "1", "Ferry back"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .contains("\"storyId\":\"demo:urn:t:first\"", "\"topic\":\"wire.raw\"");
    ConsumerRecord<String, WireStory> record =
        raw().stream().filter(r -> r.key().equals("demo:urn:t:first")).findFirst().orElseThrow();
    assertThat(answer.body())
        .contains("\"partition\":" + record.partition(), "\"offset\":" + record.offset());
    assertThat(record.timestamp()).isEqualTo(record.value().getReceivedAt().toEpochMilli());
    assertThat(record.value().getFeed()).isEqualTo("demo");
    assertThat(record.value().getProvider()).isEqualTo("Demo");
  }

  @Test
  void theTraceOfTheSenderIsTheRecordsAndABadOneIsNone() throws Exception {
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    byte[] traced = bytes(Wire.ninjs("urn:t:traced", "1", "Traced"));
    byte[] bad = bytes(Wire.ninjs("urn:t:untraced", "1", "Untraced"));

    HttpResponse<String> answer =
        push("demo", KEY, traced, "traceparent", parent, "tracestate", "vendor=1");
    assertThat(push("demo", KEY, bad, "traceparent", parent.toUpperCase(Locale.ROOT)).statusCode())
        .isEqualTo(202);

    assertThat(answer.body()).as("a shell's next prompt has a line of its own").endsWith("\n");
    Headers headers = headers("demo:urn:t:traced");
    assertThat(TraceContext.in(headers).orElseThrow().parent()).isEqualTo(parent);
    assertThat(TraceContext.in(headers).orElseThrow().state()).isEqualTo("vendor=1");
    assertThat(WireHeaders.time(headers, WireHeaders.PUBLISHED)).isPresent();
    assertThat(headers("demo:urn:t:untraced").lastHeader(TraceContext.PARENT)).isNull();
  }

  @Test
  void theSameAgainIsTheSameStory() throws Exception {
    String text = " date 2026-03-01 OSLO The tram runs again.\n\nIt stood still for a week.\n";
    assertThat(push(text).statusCode()).isEqualTo(202);
    String again = push(text).body();
    String storyId = again.replaceAll("(?s).*\"storyId\":\"([^\"]+)\".*", "$1");
    assertThat(stories(storyId)).hasSize(2);
  }

  @Test
  void everyKeyOfTheFeedIsGood() throws Exception {
    byte[] body = bytes(Wire.ninjs("urn:t:rotation", "1", "Keys"));
    assertThat(push("demo", NEXT_KEY, body).statusCode()).isEqualTo(202);
  }

  @Test
  void theFeedIsTheCredentialsNotThePayloads() throws Exception {
    byte[] body = bytes("{\"uri\":\"urn:t:spoof\",\"feed\":\"demo\",\"headline\":\"x\"}");
    assertThat(push("other", OTHER_KEY, body).statusCode()).isEqualTo(202);
    assertThat(stories("urn:t:spoof")).allMatch(s -> s.getFeed().equals("other"));
  }

  @ParameterizedTest
  @CsvSource({
    "demo,nobodys-key,401",
    "nowhere,nobodys-key,401",
    "nowhere,a-key-for-tests,404",
    "other,a-key-for-tests,404"
  })
  void wrongKeyAndUnknownFeed(String feed, String key, int status) throws Exception {
    HttpResponse<String> answer = push(feed, key, bytes("x"));
    assertProblem(answer, status);
  }

  @Test
  void aGuessedFeedLooksLikeSomebodyElses() throws Exception {
    assertThat(push("other", KEY, bytes("x")).body())
        .isEqualTo(push("nowhere", KEY, bytes("x")).body());
  }

  @Test
  void emptyBody() throws Exception {
    assertProblem(push(""), 400);
  }

  @Test
  void tooLargeABody() throws Exception {
    byte[] large = new byte[6 * 1024 * 1024];
    Arrays.fill(large, (byte) 'x');
    assertProblem(push("demo", KEY, large), 413);
    assertThat(rejected())
        .filteredOn(r -> r.getOriginalSha256().equals(Sha256.hex(large)))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.getCode()).isEqualTo("too-large");
              assertThat(r.getReason()).contains("6291456 bytes");
              assertThat(r.getOriginal().remaining()).isEqualTo(WireSizes.HEAD);
            });
    assertThat(push(Wire.ninjs("urn:t:after-large", "1", "Next")).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"Content-Type,application/pdf", "Content-Encoding,br"})
  void unsupported(String header, String value) throws Exception {
    assertProblem(push("demo", KEY, bytes("x"), header, value), 415);
  }

  @Test
  void unknownFormatHint() throws Exception {
    assertProblem(push("demo?format=morse", KEY, bytes("x")), 415);
  }

  @Test
  void gzip() throws Exception {
    byte[] body = gzipped(bytes(Wire.ninjs("urn:t:gzip", "1", "Small")));
    assertThat(push("demo", KEY, body, "Content-Encoding", "gzip").statusCode()).isEqualTo(202);
    assertThat(stories("urn:t:gzip")).hasSize(1);
  }

  @Test
  void gzipBomb() throws Exception {
    byte[] bomb = gzipped(new byte[50 * 1024 * 1024]);
    assertProblem(push("demo", KEY, bomb, "Content-Encoding", "gzip"), 413);
    assertRejected(bomb, "too-large");
  }

  @Test
  void noGzip() throws Exception {
    byte[] body = bytes("not gzip at all");
    assertProblem(push("demo", KEY, body, "Content-Encoding", "gzip"), 400);
    assertRejected(body, "not-gzip");
  }

  @Test
  void tooFast() throws Exception {
    assertThat(push("slow", "slow", bytes(Wire.ninjs("urn:t:slow", "1", "1"))).statusCode())
        .isEqualTo(202);
    HttpResponse<String> answer = push("slow", "slow", bytes("x"));
    assertProblem(answer, 429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
  }

  @Test
  void aSignatureInsteadOfAKey() throws Exception {
    byte[] body = bytes(Wire.ninjs("urn:t:signed", "1", "Signed"));
    long now = Instant.now().getEpochSecond();
    assertThat(signed(body, now, signature(now, body)).statusCode()).isEqualTo(202);
    assertThat(stories("urn:t:signed")).singleElement().matches(s -> s.getFeed().equals("signed"));

    byte[] small = gzipped(body);
    assertThat(
            post(
                    "signed",
                    small,
                    "Content-Encoding",
                    "gzip",
                    "webhook-id",
                    "m1",
                    "webhook-timestamp",
                    Long.toString(now),
                    "webhook-signature",
                    signature(now, small))
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void aSignatureThatIsWrongOrOld() throws Exception {
    byte[] body = bytes(Wire.ninjs("urn:t:forged", "1", "Forged"));
    long now = Instant.now().getEpochSecond();
    assertProblem(signed(body, now, signature(now + 1, body)), 401);
    HttpResponse<String> old = signed(body, now - 600, signature(now - 600, body));
    assertProblem(old, 401);
    assertThat(old.body()).contains("stale-signature");
    assertProblem(
        post(
            "demo",
            body,
            "webhook-id",
            "m1",
            "webhook-timestamp",
            "" + now,
            "webhook-signature",
            signature(now, body)),
        401);
    assertThat(stories("urn:t:forged")).isEmpty();
  }

  @Test
  void aFeedMayHaveALimitOfItsOwn() throws Exception {
    byte[] body = bytes(Wire.ninjs("urn:t:long", "1", "x".repeat(2000)));
    long now = Instant.now().getEpochSecond();
    HttpResponse<String> answer = signed(body, now, signature(now, body));
    assertProblem(answer, 413);
    assertThat(answer.body()).contains("2000 bytes");
  }

  @Test
  void truncatedXml() throws Exception {
    String whole = Wire.g2Message(Wire.g2Item("urn:t:cut", "1", "Cut"));
    assertUnprocessable(whole.substring(0, whole.indexOf("ferry")), "truncated");
  }

  @Test
  void doctype() throws Exception {
    assertUnprocessable(
        "<!DOCTYPE newsItem SYSTEM \"file:///etc/passwd\">" + Wire.g2Item("urn:t:dtd", "1", "D"),
        "doctype");
  }

  @Test
  void entityBomb() throws Exception {
    String bomb =
        "<!DOCTYPE newsItem [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
    assertUnprocessable(bomb + Wire.g2Item("urn:t:bomb", "1", "&b;"), "doctype");
  }

  @Test
  void embargoThatIsNoTime() throws Exception {
    String body = "{\"uri\":\"urn:t:monday\",\"headline\":\"Soon\",\"embargoed\":\"Next Monday\"}";
    assertUnprocessable(body, "embargo-unreadable");
    assertThat(push(body).body()).contains("embargoed 'Next Monday'");
  }

  @Test
  void binary() throws Exception {
    byte[] body = {0, 1, 2, 3, 0, 5, 6, 0, 8, 9, 0};
    assertProblem(push("demo", KEY, body), 422);
    assertRejected(body, "binary");
  }

  @Test
  void oneBrokenItemAmongFive() throws Exception {
    String broken = Wire.g2Item("urn:t:five-3", "1", "Three").replace("</p>", "</q>");
    HttpResponse<String> answer =
        push(
            Wire.g2Message(
                Wire.g2Item("urn:t:five-1", "1", "One"),
                Wire.g2Item("urn:t:five-2", "1", "Two"),
                broken,
                Wire.g2Item("urn:t:five-4", "1", "Four"),
                Wire.g2Item("urn:t:five-5", "1", "Five")));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("\"code\":\"not-well-formed\"");
    for (int good : List.of(1, 2, 4, 5)) {
      assertThat(stories("urn:t:five-" + good)).hasSize(1);
    }
    assertThat(stories("urn:t:five-3")).isEmpty();
    assertThat(rejected())
        .anyMatch(
            r -> new String(r.getOriginal().array(), StandardCharsets.UTF_8).contains(broken));
  }

  @Test
  void readyAndCounted() throws Exception {
    push(Wire.ninjs("urn:t:counted", "1", "Counted"));
    assertThat(get("/health/ready")).contains("broker", "registry");
    String metrics = get("/metrics");
    assertThat(sum(metrics, "wiredesk_ingest_items_total"))
        .isPositive()
        .isEqualTo(
            sum(metrics, "wiredesk_ingest_accepted_total")
                + sum(metrics, "wiredesk_ingest_rejected_total")
                + sum(metrics, "wiredesk_ingest_unpublished_total"));
  }
}
