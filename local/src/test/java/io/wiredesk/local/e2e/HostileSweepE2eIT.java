package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.ingest.format.Formats;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/**
 * Hostile values through every field of every format, by a push and through the inbox, each
 * followed by a healthy story of the same partition: all of these are stored, nothing answers 500,
 * no thread dies and the sum is balanced.
 *
 * <p>A run takes so many of all pairs of field and value, drawn by {@code -Dwiredesk.seed=…}; more
 * of them with {@code -Dwiredesk.sweep=13000}.
 */
class HostileSweepE2eIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("wiredesk.seed", System.nanoTime());
  private static final int PAIRS = Integer.getInteger("wiredesk.sweep", 100);
  private static final Set<Integer> ANSWERS = Set.of(202, 400, 413, 415, 422);
  private static final int SENDERS = 4;
  private static final int PARTITIONS = 6;
  private static final Duration DRAINED = Duration.ofMinutes(5);

  private final E2e stack;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Set<String> healthy = ConcurrentHashMap.newKeySet();

  /** What of a story's id stands before its guid. */
  private volatile String beforeGuid = "";

  HostileSweepE2eIT() throws Exception {
    stack = E2e.stack();
  }

  /**
   * A message that is sent.
   *
   * @param name what is in it, and where
   */
  private record Hostile(String name, String type, String text) {
    byte[] bytes() {
      return text.getBytes(UTF_8);
    }
  }

  @Test
  void everyFormatHasASample() throws IOException {
    assertThat(SweepSample.all().stream().map(SweepSample::format).distinct())
        .containsExactlyInAnyOrderElementsOf(Formats.names());
  }

  @Test
  void throughPushes() throws Exception {
    String first = healthyOn(-1).path("accepted").path(0).path("storyId").asText();
    beforeGuid = first.substring(0, first.indexOf(guid("")));
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Callable<String>> tasks = new ArrayList<>();
      for (Hostile hostile : drawn()) {
        tasks.add(() -> pushed(hostile));
      }
      List<String> wrong = new ArrayList<>();
      for (Future<String> answer : senders.invokeAll(tasks)) {
        if (!answer.get().isEmpty()) {
          wrong.add(answer.get());
        }
      }
      assertThat(wrong).isEmpty();
    } finally {
      senders.shutdown();
    }
    everyHealthyStoryIsStored();
  }

  @Test
  void throughTheInbox() throws Exception {
    FeedInbox inbox = new FeedInbox(stack.endpoints(), E2e.SWEEP);
    int number = 0;
    for (Hostile hostile : drawn()) {
      number++;
      inbox.drop(number + "-a", hostile.bytes());
      inbox.drop(number + "-b", healthy("inbox-" + number).getBytes(UTF_8));
    }
    inbox.awaitEmpty(DRAINED);
    everyHealthyStoryIsStored();
  }

  private void everyHealthyStoryIsStored() throws Exception {
    ReconcileReport sum = stack.settled(DRAINED);
    assertThat(sum.balanced()).as(sum.render()).isTrue();
    Set<String> stored =
        stack.query("SELECT story_id FROM story_revision WHERE feed = ?", E2e.SWEEP).stream()
            .map(row -> String.valueOf(row.get("story_id")))
            .filter(id -> id.contains("urn:healthy:" + run))
            .map(id -> id.substring(id.indexOf("urn:healthy:")))
            .collect(Collectors.toSet());
    assertThat(stored).containsAll(healthy);
    assertThat(Http.get(stack.url(PortRole.ENRICH) + "/health/ready").status()).isEqualTo(200);
    assertThat(Http.get(stack.url(PortRole.INGEST) + "/health/ready").status()).isEqualTo(200);
    assertThat(Http.get(stack.url(PortRole.ENRICH) + "/metrics").body())
        .containsPattern("kafka_stream_failed_stream_threads\\S* 0\\.0");
  }

  /** Sends it and a healthy story after it; empty when both were answered as they should. */
  private String pushed(Hostile hostile) throws Exception {
    Http.Answer answer = Http.send(stack.push(E2e.SWEEP, hostile.type(), hostile.bytes()).build());
    int partition = -1;
    if (answer.ok()) {
      partition = JSON.readTree(answer.body()).path("accepted").path(0).path("partition").asInt(-1);
    }
    JsonNode after = healthyOn(partition);
    return ANSWERS.contains(answer.status()) && after.path("accepted").size() == 1
        ? ""
        : "%s: %d %s, then %s".formatted(hostile.name(), answer.status(), answer.body(), after);
  }

  /** Pushes a story that is well, to that partition if it is one. */
  private JsonNode healthyOn(int partition) throws Exception {
    String guid = "";
    do {
      guid = UUID.randomUUID().toString();
    } while (partition >= 0 && partitionOf(beforeGuid, guid) != partition);
    Http.Answer answer =
        Http.send(stack.push(E2e.SWEEP, "application/json", healthy(guid).getBytes(UTF_8)).build());
    JsonNode json = JSON.readTree(answer.body());
    if (partition >= 0) {
      assertThat(json.path("accepted").path(0).path("partition").asInt()).isEqualTo(partition);
    }
    return json;
  }

  private int partitionOf(String before, String name) {
    String storyId = before + guid(name);
    return Utils.toPositive(Utils.murmur2(storyId.getBytes(UTF_8))) % PARTITIONS;
  }

  private String guid(String name) {
    return "urn:healthy:" + run + ":" + name;
  }

  private String healthy(String name) throws IOException {
    healthy.add(guid(name));
    return JSON.writeValueAsString(
        Map.of(
            "uri",
            guid(name),
            "version",
            "1",
            "language",
            "en",
            "versioncreated",
            "2024-03-12T06:02:00Z",
            "headline",
            "All is well with " + name,
            "body_text",
            "The watchman of " + name + " saw all lights burn on Sunday night."));
  }

  private List<Hostile> drawn() throws IOException {
    List<Hostile> all = new ArrayList<>();
    for (SweepSample sample : SweepSample.all()) {
      SweepFields fields = new SweepFields(sample);
      int number = 0;
      for (SweepFields.Field field : fields.all()) {
        for (HostileValue value : HostileValue.ALL) {
          String text = fields.with(field, value);
          if (!sample.id().isEmpty()) {
            text = text.replace(sample.id(), sample.id() + run + all.size());
          }
          String name = sample.format() + " at " + field.start() + ": " + value.name();
          all.add(new Hostile(name, sample.type(), text));
          number++;
        }
      }
      assertThat(number).as(sample.format()).isPositive();
    }
    System.out.println(all.size() + " pairs of field and value, -Dwiredesk.seed=" + SEED);
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, Math.min(PAIRS, all.size()));
  }
}
