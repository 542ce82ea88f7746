package io.wiredesk.enrich.match;

import static io.wiredesk.enrich.Wires.NOON;

import io.wiredesk.enrich.match.memory.InMemoryRouteStores;
import io.wiredesk.enrich.match.memory.RouteStore;
import io.wiredesk.enrich.match.memory.RouteStores;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Matching without Kafka, whose memory can be lost and rebuilt. */
final class Copies {
  static final MatchLimits LIMITS =
      new MatchLimits(Duration.ofDays(14), Duration.ofDays(14), 1_000_000, 200_000);

  private final MatchLimits limits;
  private final Map<String, RouteStore<?>> stores = new HashMap<>();
  private CopyDetector detector;
  private Instant at = NOON;

  Copies() {
    this(LIMITS);
  }

  Copies(MatchLimits limits) {
    this.limits = limits;
    this.detector = detector();
  }

  /** A minute after the one before. */
  @Nullable Copy next(String id, @Nullable String headline, String body) {
    at = at.plusSeconds(60);
    return next(message(id, headline, body, at));
  }

  /** The same of what must be a copy. */
  Copy copy(String id, @Nullable String headline, String body) {
    return Objects.requireNonNull(next(id, headline, body), id + " was taken for an original");
  }

  @Nullable Copy next(WireStory message) {
    return decide(message).copy();
  }

  CopyDetector.Decision decide(WireStory message) {
    Instant received = message.getReceivedAt();
    return decide(message, received.isAfter(NOON) ? received : NOON);
  }

  /**
   * @param now by the clock of the machine that decides
   */
  CopyDetector.Decision decide(WireStory message, Instant now) {
    Revision revision =
        Revision.newBuilder()
            .setKey("key")
            .setOrder("order")
            .setNumber(1)
            .setChange(Change.new$)
            .setCurrent(true)
            .setChangedFields(List.of())
            .build();
    Story story = Story.newBuilder().setWire(message).setRevision(revision).build();
    return detector.decide(story, now);
  }

  /** Forgets all but what is in the stores, as a restart does. */
  void restart() {
    detector = detector();
  }

  long remembered(String store) {
    RouteStore<?> found = stores.get(store);
    return found == null ? 0 : found.count();
  }

  static WireStory message(String id, @Nullable String headline, String body, Instant received) {
    return WireStory.newBuilder()
        .setStoryId(id)
        .setGuid(id)
        .setHeadline(headline)
        .setBody(body)
        .setLanguage("en")
        .setFeed("demo")
        .setProvider("Northern Wire")
        .setTransport("http")
        .setFormat("ninjs")
        .setReceivedAt(received)
        .setOriginalSha256("")
        .build();
  }

  private CopyDetector detector() {
    InMemoryRouteStores fresh = new InMemoryRouteStores();
    RouteStores kept =
        new RouteStores() {
          @Override
          @SuppressWarnings("unchecked") // a name always opens with its own codec
          public <V> RouteStore<V> open(String name, Serde<V> serde) {
            return (RouteStore<V>) stores.computeIfAbsent(name, n -> fresh.open(n, serde));
          }
        };
    return RouteDetectors.detector(kept, limits);
  }
}
