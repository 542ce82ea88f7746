package io.wiredesk.monitor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wiredesk.monitor.topics.TestWire;
import io.wiredesk.schemas.WireHeaders;
import io.wiredesk.schemas.WireTopic;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** What operators do about rejected copy over HTTP, and what is remembered of it. */
class RejectedApiIT extends OperatedMonitor {
  @Test
  void rejectedCopyIsShownAsTextAndHexAndNeverAsMarkup() throws Exception {
    String id = reject("parse", "shown", "<script>alert(1)</script>");
    awaitListed(id);

    JsonNode shown = json("/api/v1/rejected/" + id);
    assertThat(shown.path("text").asText()).isEqualTo("<script>alert(1)</script>");
    assertThat(shown.path("hex").asText()).startsWith("00000000  3c 73 63 72 69 70 74 3e ");
    assertThat(shown.path("headers").get(0).path("key").asText()).isEqualTo("seen-by");
    assertThat(shown.path("replayVia").asText()).isEqualTo("ingest");
    HttpResponse<String> page = get("/api/v1/rejected/" + id);
    assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("application/json");
    HttpResponse<String> original = get("/api/v1/rejected/" + id + "/original");
    assertThat(original.body()).isEqualTo("<script>alert(1)</script>");
    assertThat(original.headers().firstValue("content-disposition").orElse(""))
        .startsWith("attachment");
    assertThat(original.headers().firstValue("content-type")).contains("application/octet-stream");
  }

  @Test
  void whatIngestRefusedGoesBackThroughIngestAndWhatCameOfItIsRemembered() throws Exception {
    String good = reject("parse", "through-ingest", "good now");
    String bad = reject("parse", "through-ingest", "still bad");
    String foreign = reject("parse", "through-ingest", "foreign");
    awaitListed(foreign);

    JsonNode done =
        JSON.readTree(
            post("replay", "{\"match\":{\"code\":\"through-ingest\"},\"by\":\"kim\"}").body());

    assertThat(outcomes(done)).containsExactly("accepted", "rejected-again", "not-possible");
    assertThat(ingest.sent())
        .contains(
            new StubIngest.Sent("/v1/replay/demo", "Bearer " + KEY, "text/plain", "good now"));
    assertThat(status(good)).isEqualTo("replayed");
    assertThat(status(foreign)).isEqualTo("open");
    JsonNode again = json("/api/v1/rejected/" + bad);
    assertThat(again.path("status").asText()).isEqualTo("failed-again");
    assertThat(again.path("decision").path("again").asText()).isEqualTo("wire.rejected-0@4711");
    assertThat(again.path("decision").path("text").asText())
        .isEqualTo("replayed by kim: rejected again: doctype: No DOCTYPE.");
    restart();
    assertThat(status(good)).isEqualTo("replayed");
    assertThat(status(bad)).isEqualTo("failed-again");
  }

  @Test
  void whileIngestIsBusyCopyStaysOpen() throws Exception {
    String first = reject("parse", "busy", "busy");
    String second = reject("parse", "busy", "good now");
    awaitListed(second);

    JsonNode done = JSON.readTree(post("replay", "{\"match\":{\"code\":\"busy\"}}").body());

    assertThat(outcomes(done)).containsExactly("unanswered");
    assertThat(done.path("remaining").asInt()).isEqualTo(2);
    assertThat(status(first)).isEqualTo("open");
    assertThat(status(second)).isEqualTo("open");
  }

  @Test
  void whatEnrichFailedOnGoesOntoTheTopicAgainAsItWas() throws Exception {
    Instant received = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
    RecordMetadata raw =
        send(WireTopic.RAW, "s-again", TestWire.message("demo", "s-again", received).build());
    String id =
        write(
            TestWire.rejected("demo", "match", "through-raw", Instant.now())
                .setSourceTopic("wire.raw")
                .setSourcePartition(0)
                .setSourceOffset(raw.offset())
                .build());
    awaitListed(id);

    JsonNode done = JSON.readTree(post("replay", "{\"ids\":[\"" + id + "\"]}").body());

    assertThat(outcomes(done)).containsExactly("sent");
    List<ConsumerRecord<byte[], byte[]>> records = read(WireTopic.RAW);
    ConsumerRecord<byte[], byte[]> first = records.get((int) raw.offset());
    ConsumerRecord<byte[], byte[]> again = records.get(records.size() - 1);
    assertThat(again.key()).isEqualTo(first.key());
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(again.timestamp()).isEqualTo(first.timestamp());
    assertThat(requireNonNull(again.headers().lastHeader(WireHeaders.REPLAY)).value())
        .isEqualTo(id.getBytes(StandardCharsets.UTF_8));

    String later =
        write(
            TestWire.rejected("demo", "match", "through-raw", Instant.now())
                .setSourceTopic("wire.raw")
                .setSourcePartition(0)
                .setSourceOffset(again.offset())
                .build());
    awaitListed(later);
    assertThat(status(id)).isEqualTo("failed-again");
    assertThat(json("/api/v1/rejected/" + later).path("replayOf").asText()).isEqualTo(id);
  }

  @Test
  void messageThatIsNoLongerThereCannotBeReplayed() throws Exception {
    String id =
        write(
            TestWire.rejected("demo", "decode", "gone", Instant.now())
                .setSourceTopic("wire.raw")
                .setSourcePartition(0)
                .setSourceOffset(1_000_000L)
                .build());
    awaitListed(id);

    JsonNode done = JSON.readTree(post("replay", "{\"ids\":[\"" + id + "\"]}").body());

    assertThat(outcomes(done)).containsExactly("not-possible");
    assertThat(done.path("results").get(0).path("detail").asText()).contains("no longer");
    assertThat(status(id)).isEqualTo("open");
  }

  @Test
  void discardedCopyKeepsItsBytesAndTheReason() throws Exception {
    String id = reject("parse", "discard-me", "a test message");
    awaitListed(id);

    assertThat(post("discard", "{\"ids\":[\"" + id + "\"]}").statusCode()).isEqualTo(400);
    post(
        "discard",
        "{\"match\":{\"code\":\"discard-me\"},\"reason\":\"a line test\",\"by\":\"kim\"}");

    JsonNode shown = json("/api/v1/rejected/" + id);
    assertThat(shown.path("status").asText()).isEqualTo("discarded");
    assertThat(shown.path("decision").path("text").asText())
        .isEqualTo("discarded by kim: a line test");
    assertThat(shown.path("text").asText()).isEqualTo("a test message");
    assertThat(json("/api/v1/notices?kind=REJECTED_DISCARDED").path("items"))
        .anyMatch(notice -> notice.path("rejected").asText().equals(id));
  }
}
