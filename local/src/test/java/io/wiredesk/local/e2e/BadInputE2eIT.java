package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.demo.SampleWire;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireTopic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of bad input: its status, one clear line, its bytes kept, and good copy goes on. */
class BadInputE2eIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MIB = 1024 * 1024;

  private final E2e stack;

  BadInputE2eIT() throws Exception {
    stack = E2e.stack();
  }

  @Test
  void wrongKey() throws Exception {
    refused(text("a story").setHeader("Authorization", "Bearer wrong"), 401, "unknown-key");
  }

  @Test
  void unknownFeed() throws Exception {
    HttpRequest.Builder push =
        Http.request(stack.endpoints().ingest() + "/v1/feeds/nobody")
            .header("Authorization", "Bearer " + stack.key(E2e.BAD))
            .POST(HttpRequest.BodyPublishers.ofString("a story"));
    refused(push, 404, "unknown-feed");
  }

  @Test
  void emptyBody() throws Exception {
    refused(text(""), 400, "empty");
  }

  @Test
  void fiftyMegabytes() throws Exception {
    refused(push("text/plain", new byte[50 * MIB]), 413, "too-large");
  }

  @Test
  void unknownMediaType() throws Exception {
    refused(push("image/png", new byte[] {1, 2, 3}), 415, "unsupported");
  }

  @Test
  void gzipBomb() throws Exception {
    byte[] bomb = gzip(new byte[200 * MIB]);
    JsonNode answer =
        refused(push("text/plain", bomb).header("Content-Encoding", "gzip"), 413, "too-large");
    assertThat(kept(answer)).containsExactly(ByteBuffer.wrap(bomb));
  }

  @ParameterizedTest
  @CsvSource({
    "junk-truncated.xml, application/xml, truncated",
    "junk-bomb.xml, application/xml, doctype",
    "junk-next-monday.json, application/json, embargo-unreadable",
    "junk-binary.bin, application/octet-stream, binary"
  })
  void noStoryInIt(String file, String type, String code) throws Exception {
    byte[] bytes = SampleWire.resource("wire/" + file);
    JsonNode answer = refused(push(type, bytes), 422, code);
    assertThat(kept(answer)).containsExactly(ByteBuffer.wrap(bytes));
  }

  @Test
  void oneBrokenItemAmongFiveKeepsNobodyBack() throws Exception {
    String five =
        new String(SampleWire.resource("wire/briefs.xml"), UTF_8)
            .replace("meridian.example", "bad.example")
            .replace("(Meridian)", "(Bad)");
    Http.Answer answer = Http.send(push("application/xml", five.getBytes(UTF_8)).build());
    JsonNode json = JSON.readTree(answer.body());
    assertThat(answer.status()).isEqualTo(202);
    assertThat(json.path("accepted")).hasSize(4);
    assertThat(json.path("rejected")).hasSize(1);
    assertThat(kept(json))
        .singleElement()
        .satisfies(bytes -> assertThat(five).contains(UTF_8.decode(bytes.duplicate())));
    assertThat(rowsOf(json)).isEqualTo(4);
  }

  @Test
  void goodCopyGoesOn() throws Exception {
    refused(push("application/xml", SampleWire.resource("wire/junk-bomb.xml")), 422, "doctype");
    Http.Answer answer =
        Http.send(text("Bell ringers of Aske rang for nine hours on Sunday, a record.").build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(rowsOf(JSON.readTree(answer.body()))).isEqualTo(1);
  }

  /** Sent as fast as they are answered: each is kept once, and good copy among them is stored. */
  @Test
  void fiveHundredRejectedMessagesInARowKeepNobodyBack() throws Exception {
    String flood = "<newsItem flood=\"" + UUID.randomUUID() + "\" number=\"";
    Set<ByteBuffer> sent = new HashSet<>();
    List<JsonNode> good = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      byte[] broken = (flood + i + "\"><a>").getBytes(UTF_8);
      refused(push("application/xml", broken), 422, "truncated");
      sent.add(ByteBuffer.wrap(broken));
      if (i % 50 == 0) {
        String story = "Watchman %d of Sund harbour saw the lights on Sunday night.".formatted(i);
        good.add(JSON.readTree(Http.send(text(story).build()).body()));
      }
    }

    List<ByteBuffer> kept =
        stack.<Rejected>records(WireTopic.REJECTED).stream()
            .map(record -> record.value().getOriginal())
            .filter(bytes -> UTF_8.decode(bytes.duplicate()).toString().startsWith(flood))
            .toList();
    assertThat(kept).hasSize(sent.size()).containsAll(sent);
    for (JsonNode answer : good) {
      assertThat(answer.path("accepted")).as(answer.toString()).hasSize(1);
      rowsOf(answer);
    }
  }

  /** Sends it; the answer must have that status and code, and one line for people. */
  private static JsonNode refused(HttpRequest.Builder push, int status, String code)
      throws IOException, InterruptedException {
    Http.Answer answer = Http.send(push.build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).isNotBlank().hasLineCount(1);
    return problem;
  }

  /** The bytes on {@code wire.rejected} that an answer names. */
  private List<ByteBuffer> kept(JsonNode answer) {
    List<ConsumerRecord<String, Rejected>> rejected = stack.records(WireTopic.REJECTED);
    return rejected.stream()
        .filter(r -> names(answer, r))
        .map(r -> r.value().getOriginal())
        .toList();
  }

  private static boolean names(JsonNode answer, ConsumerRecord<String, Rejected> record) {
    for (JsonNode item : answer.path("rejected")) {
      if (item.path("partition").asInt() == record.partition()
          && item.path("offset").asLong() == record.offset()) {
        return true;
      }
    }
    return false;
  }

  /** How many accepted items are stored, once that many are. */
  private int rowsOf(JsonNode answer) {
    int accepted = answer.path("accepted").size();
    await().atMost(E2e.PATIENCE).until(() -> stored(answer) == accepted);
    return accepted;
  }

  private long stored(JsonNode answer) throws Exception {
    long stored = 0;
    for (JsonNode item : answer.path("accepted")) {
      stored +=
          stack.count(
              "SELECT count(*) FROM story_revision WHERE raw_partition = ? AND raw_offset = ?",
              item.path("partition").asInt(),
              item.path("offset").asLong());
    }
    return stored;
  }

  private HttpRequest.Builder text(String body) {
    return push("text/plain", body.getBytes(UTF_8));
  }

  private HttpRequest.Builder push(String type, byte[] body) {
    return stack.push(E2e.BAD, type, body);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
