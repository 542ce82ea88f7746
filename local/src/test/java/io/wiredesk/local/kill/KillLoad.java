package io.wiredesk.local.kill;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.Ports;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Pushes stories as an agency would that never gives up: new ones, updates, resends and reprints
 * through a second feed. A message is sent again until it is acknowledged, so a story's versions
 * arrive in order, some of them twice.
 */
final class KillLoad implements Runnable {
  static final List<String> FEEDS = List.of("alpha", "beta");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(20);

  private record Message(String feed, String id, int version, String text) {}

  private final String name;
  private final Ports ports;
  private final Map<String, Endpoints.Feed> feeds;
  private final KillLedger ledger;
  private final Random random;
  private final List<Message> sent = new ArrayList<>();
  private volatile boolean over;

  /**
   * One agency.
   *
   * @param name tells its stories from another load's
   */
  KillLoad(
      String name,
      Ports ports,
      Map<String, Endpoints.Feed> feeds,
      KillLedger ledger,
      Random random) {
    this.name = name;
    this.ports = ports;
    this.feeds = feeds;
    this.ledger = ledger;
    this.random = random;
  }

  @Override
  public void run() {
    try {
      while (!over) {
        deliver(next());
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    over = true;
  }

  private Message next() {
    int choice = sent.size() < 10 ? 0 : random.nextInt(10);
    Message message =
        switch (choice) {
          case 6, 7 -> newest(any(), 1);
          case 8 -> any();
          case 9 -> reprint(any());
          default -> fresh();
        };
    sent.add(message);
    return message;
  }

  private Message any() {
    return sent.get(random.nextInt(sent.size()));
  }

  private Message fresh() {
    int number = sent.size();
    String text =
        "HARBOUR CITY - Ship %s-%d of the season came in on pier %d.%n%nIts %d passengers went ashore at %d."
            .formatted(
                name, number, random.nextInt(1_000), random.nextInt(100_000), random.nextInt(2400));
    return new Message("alpha", "urn:kill:" + name + ":" + number, 1, text);
  }

  private Message newest(Message of, int more) {
    int highest =
        sent.stream()
            .filter(m -> m.id().equals(of.id()))
            .mapToInt(Message::version)
            .max()
            .orElse(0);
    int version = highest + more;
    return new Message(
        of.feed(), of.id(), version, of.text() + "\n\nUpdate " + version + " of " + of.id() + ".");
  }

  private Message reprint(Message of) {
    return new Message("beta", "urn:kill:" + name + ":reprint:" + sent.size(), 1, of.text());
  }

  /** Until it is acknowledged, or the load is over while nobody answers. */
  private void deliver(Message message) throws InterruptedException {
    while (!over) {
      try {
        Http.Answer answer = Http.send(request(message));
        if (answer.ok()) {
          String storyId =
              JSON.readTree(answer.body()).path("accepted").path(0).path("storyId").asText();
          ledger.acknowledged(storyId, message.version());
          return;
        }
        if (answer.status() < 500) {
          throw new AssertionError("refused: " + answer.body());
        }
      } catch (IOException e) {
        Thread.sleep(100); // killed; it will be back
      }
    }
  }

  private HttpRequest request(Message message) throws IOException {
    Map<String, Object> ninjs = new LinkedHashMap<>();
    ninjs.put("uri", message.id());
    ninjs.put("version", Integer.toString(message.version()));
    ninjs.put("type", "text");
    ninjs.put("language", "en");
    ninjs.put("versioncreated", "2024-03-05T10:%02d:00Z".formatted(message.version() % 60));
    ninjs.put("headline", "Ship " + message.id());
    ninjs.put("body_text", message.text());
    Endpoints.Feed feed = feeds.get(message.feed());
    if (feed == null) {
      throw new AssertionError("no feed " + message.feed());
    }
    return Http.request(ports.url(PortRole.INGEST) + "/v1/feeds/" + message.feed())
        .header("Authorization", "Bearer " + feed.key())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(ninjs)))
        .build();
  }
}
