package io.wiredesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.schemas.Rejected;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whichever way a message comes: one contract, every feed, a real broker. */
class EveryWayIT extends IngestIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final List<String> NAMES = List.of("push", "directory", "drop", "poll", "pull");

  /** As all feeds of this test are set. */
  private static final int LARGEST = 1_000_000;

  private final TreeMap<String, Way> ways = new TreeMap<>();
  private Ways.Site site;
  private Ways.Partner partner;

  static Stream<String> names() {
    return NAMES.stream();
  }

  @Override
  @BeforeAll
  void startAll(@TempDir Path data) throws Exception {
    site = new Ways.Site();
    partner = new Ways.Partner(data.resolve("partner"));
    super.startAll(data);
    ways.put(
        "push",
        new Ways.Push(() -> URI.create("http://127.0.0.1:" + app.port() + "/v1/feeds/demo"), KEY));
    ways.put("directory", new Ways.Drop(folder.resolve("inbox/demo")));
    ways.put("drop", new Ways.Upload(() -> app.sftpPort(), "demo-drop", "drop-password"));
    ways.put("poll", site);
    ways.put("pull", partner);
  }

  @AfterAll
  void stopWays() throws IOException {
    for (Way way : ways.values()) {
      way.close();
    }
  }

  @Override
  String moreFeeds() {
    return """
            demo-drop: {maxMessageBytes: 1000000, drop: {passwords: ["%s"]}}
            demo-poll: {maxMessageBytes: 1000000, poll: {urls: ["%s"], minInterval: PT0.05S, maxInterval: PT0.1S, allow: [127.0.0.0/8]}}
            demo-pull: {maxMessageBytes: 1000000, pull: {host: 127.0.0.1, port: %d, user: us, password: secret, folders: [/out],
              hostKeys: ["%s"], interval: PT0.05S, after: delete}}
          sftp: {listen: "127.0.0.1:0", minFreeBytes: 0}
          maxBodyBytes: 1000000
          maxInflatedBytes: 1000000
        """
        .formatted(hashed("drop-password"), site.url(), partner.port(), partner.hostKey());
  }

  /** Guarantee 1: by the time its sender knows, the story is on the topic. */
  @ParameterizedTest
  @MethodSource("names")
  void acknowledgedMeansOnTheTopic(String way) throws Exception {
    send(way, "one.json", Wire.ninjs("urn:way:one-" + way, "1", "One"));
    awaitAck(way, "one.json");
    assertThat(stories("urn:way:one-" + way)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aBadMessageDoesNotBlockTheNext(String way) throws Exception {
    String bad = "{\"uri\":\"urn:way:bad-%s\",\"embargoed\":\"soon\"}".formatted(way);
    send(way, "bad.json", bad);
    await().atMost(SOON).until(() -> isRejected(bad));
    send(way, "next.json", Wire.ninjs("urn:way:next-" + way, "1", "Next"));
    awaitAck(way, "next.json");
    assertThat(stories("urn:way:next-" + way)).hasSize(1);
    assertThat(stories("urn:way:bad-" + way)).isEmpty();
  }

  /** A message that comes again is the same story again, whatever it was called. */
  @ParameterizedTest
  @MethodSource("names")
  void aResendIsHarmless(String way) throws Exception {
    String message = Wire.ninjs("urn:way:again-" + way, "1", "Again");
    send(way, "again-1.json", message);
    awaitAck(way, "again-1.json");
    send(way, "again-2.json", message);
    awaitAck(way, "again-2.json");
    assertThat(stories("urn:way:again-" + way))
        .hasSizeBetween(1, 2)
        .allMatch(
            s ->
                s.getOriginalSha256()
                    .equals(stories("urn:way:again-" + way).get(0).getOriginalSha256()));
  }

  /** Guarantee 1, from its other side: without the broker there is no acknowledgement. */
  @Test
  void whileTheBrokerIsAwayNothingIsAcknowledged() throws Exception {
    broker.stop();
    try {
      for (String way : NAMES) {
        send(way, "away.json", Wire.ninjs("urn:way:away-" + way, "1", "Away"));
      }
      await().atMost(SOON).until(() -> metric("wiredesk_ingest_unpublished_total") >= NAMES.size());
      for (String way : NAMES) {
        assertThat(way(way).isAcknowledged("away.json")).as(way).isFalse();
      }
    } finally {
      broker.start();
    }
    send("push", "away.json", Wire.ninjs("urn:way:away-push", "1", "Away"));
    for (String way : NAMES) {
      if (!way.equals("drop")) { // its sender was told to send again, and need not: it is kept
        awaitAck(way, "away.json");
      }
      await().atMost(SOON).until(() -> !stories("urn:way:away-" + way).isEmpty());
    }
  }

  /**
   * The same fields, limits and warnings whichever way the bytes came; a mail is a message, too.
   */
  @ParameterizedTest
  @MethodSource("names")
  void theBytesDecideAndNotTheWay(String way) throws Exception {
    send(way, "long.json", Wire.ninjs("urn:way:long-" + way, "1", "Long ".repeat(500)));
    awaitAck(way, "long.json");
    assertThat(stories("urn:way:long-" + way).get(0).getWarnings())
        .containsExactly("headline has 2499 characters, more than 2000; cut there.");

    send(way, "mail.eml", mail(way));
    awaitAck(way, "mail.eml");
    assertThat(stories("mid:mail-" + way + "@bakery.invalid").get(0).getFormat())
        .isEqualTo("email");
  }

  private static String mail(String id) {
    return "Received: from mx.bakery.invalid\r\nFrom: press@bakery.invalid\r\n"
        + "To: desk@paper.invalid\r\nDate: Sun, 1 Mar 2026 10:15:00 +0100\r\n"
        + ("Message-ID: <mail-" + id + "@bakery.invalid>\r\n")
        + "Subject: A loaf\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
        + "The bakery opens again.\r\n";
  }

  /** Why, its bytes, and a counter by code; the poll that found nothing else has failed as well. */
  @ParameterizedTest
  @MethodSource("names")
  void whatIsRejectedIsRejectedAlike(String way) throws Exception {
    String bad = "{\"uri\":\"urn:way:alike-%s\",\"embargoed\":\"later\"}".formatted(way);
    send(way, "alike.json", bad);
    await().atMost(SOON).until(() -> isRejected(bad));
    assertThat(rejected())
        .filteredOn(r -> r.getOriginal().equals(ByteBuffer.wrap(bad.getBytes(UTF_8))))
        .isNotEmpty()
        .allSatisfy(
            r -> {
              assertThat(r.getStage()).isEqualTo("parse");
              assertThat(r.getCode()).isEqualTo("embargo-unreadable");
              assertThat(get("/metrics"))
                  .containsPattern(
                      "wiredesk_ingest_rejected_total\\{code=\"embargo-unreadable\",feed=\"%s\",transport=\"%s\""
                          .formatted(r.getFeed(), r.getTransport()));
            });
  }

  /** Each sender is told, or finds it set aside, and what comes next is taken. */
  @ParameterizedTest
  @MethodSource("names")
  void whatIsTooLargeHoldsUpNobody(String way) throws Exception {
    byte[] large = new byte[LARGEST + 1];
    Arrays.fill(large, (byte) 'x');
    way(way).send("large.txt", large);
    if (way.equals("drop")) {
      await().atMost(SOON).until(() -> get("/metrics").contains("outcome=\"too-large\""));
    } else if (way.equals("poll")) {
      await().atMost(SOON).until(() -> metric("wiredesk_ingest_polls_total", "failed") > 0);
    } else {
      await().atMost(SOON).until(() -> isRejected("too-large", Sha256.hex(large)));
    }
    send(way, "after.json", Wire.ninjs("urn:way:after-large-" + way, "1", "After"));
    awaitAck(way, "after.json");
    assertThat(stories("urn:way:after-large-" + way)).hasSize(1);
  }

  private boolean isRejected(String code, String sha256) {
    return rejected().stream()
        .anyMatch(r -> r.getCode().equals(code) && r.getOriginalSha256().equals(sha256));
  }

  @Test
  void everyWayIsCounted() throws Exception {
    for (String way : NAMES) {
      send(way, "counted.json", Wire.ninjs("urn:way:counted-" + way, "1", "Counted"));
      awaitAck(way, "counted.json");
    }
    String metrics = get("/metrics");
    for (String transport : List.of("http", "directory", "sftp", "poll", "sftp-pull")) {
      assertThat(metrics)
          .containsPattern(
              "wiredesk_ingest_accepted_total\\{feed=\"[a-z-]+\",format=\"ninjs\",transport=\""
                  + transport);
    }
    assertThat(metrics).contains("wiredesk_ingest_polls_total", "wiredesk_ingest_uploads_total");
  }

  private void send(String way, String name, String message) throws IOException {
    way(way).send(name, message.getBytes(UTF_8));
  }

  private void awaitAck(String way, String name) {
    await().atMost(SOON).until(() -> way(way).isAcknowledged(name));
  }

  private Way way(String name) {
    return Objects.requireNonNull(ways.get(name));
  }

  private boolean isRejected(String message) {
    return rejected().stream()
        .map(Rejected::getOriginal)
        .anyMatch(bytes -> message.equals(UTF_8.decode(bytes.duplicate()).toString()));
  }

  private double metric(String name) throws Exception {
    return metric(name, "");
  }

  private double metric(String name, String label) throws Exception {
    return get("/metrics")
        .lines()
        .filter(l -> l.startsWith(name + "{") && l.contains(label))
        .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
        .sum();
  }
}
