package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.embargoed;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.enrich.lifecycle.Embargo;
import io.wiredesk.enrich.lifecycle.Fingerprint;
import io.wiredesk.enrich.lifecycle.RevisionView;
import io.wiredesk.enrich.lifecycle.StoryFold;
import io.wiredesk.enrich.lifecycle.StoryMessage;
import io.wiredesk.enrich.lifecycle.StoryState;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role on a real broker. */
class EnrichAppIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Path dir = Path.of("");
  private TestWire wire;

  @BeforeEach
  void open(@TempDir Path fresh) throws Exception {
    dir = fresh;
    wire = new TestWire(dir);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void everyRevisionComesOutOnceThoughTheAppRestartsMidRun() {
    Random random = new Random(20260302);
    List<WireStory> messages = mixedMessages(random);
    Map<String, List<String>> expected = expected(messages);
    int sent = 0;
    for (int run = 0; run < 4; run++) {
      try (EnrichApp app = EnrichApp.start(wire.config())) {
        for (int i = 0; i < messages.size() / 4; i++) {
          wire.send(messages.get(sent++));
        }
        wire.flush();
        int enough = 20 * (run + 1);
        await().atMost(PATIENCE).until(() -> wire.read(WireTopic.STORIES).size() >= enough);
        assertThat(app.port()).isPositive();
      }
      if (run == 1) {
        wipe(dir.resolve("streams"));
      }
    }
    try (EnrichApp app = EnrichApp.start(wire.config())) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(published()).isEqualTo(expected));
      await().atMost(PATIENCE).until(app::isRunning);
    }
    assertThat(published()).isEqualTo(expected);
    assertThat(wire.<Rejected>read(WireTopic.REJECTED)).isEmpty();
  }

  @Test
  void poisonIsRejectedOnceWithItsBytesAndItsNeighboursPass() {
    byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
    byte[] unknownSchema = {0, 0, 0, 99, 99, 1, 2};
    byte[] whole = wire.serdes().serializer(WireTopic.RAW).serialize("", version("s", 7, HARBOUR));
    byte[] truncated = Arrays.copyOf(whole, whole.length / 2);
    wire.send(version("s", 1, HARBOUR));
    List.of(junk, unknownSchema, truncated).forEach(bytes -> wire.sendBytes("s", bytes));
    wire.send(version("s", 2, HARBOUR + " Two."));
    wire.flush();

    runUntilStories(2);
    wire.send(version("s", 3, HARBOUR + " Three."));
    wire.flush();
    runUntilStories(3);

    List<Rejected> rejected =
        wire.<Rejected>read(WireTopic.REJECTED).stream().map(ConsumerRecord::value).toList();
    assertThat(rejected).extracting(r -> r.getOriginal().array()).contains(junk, unknownSchema);
    assertThat(rejected).extracting(r -> r.getOriginal().array()).contains(truncated);
    assertThat(rejected).extracting(Rejected::getSourceOffset).containsExactly(1L, 2L, 3L);
    assertThat(rejected).extracting(Rejected::getStage).containsOnly("decode");
    assertThat(rejected).extracting(Rejected::getFeed).containsOnly("unknown");
  }

  @Test
  void aThousandPoisonousRecordsInARowAreEachRejectedOnceAndKeepNobodyBack() {
    int flood = 1_000;
    wire.send(version("s", 1, HARBOUR));
    for (int i = 0; i < flood; i++) {
      wire.sendBytes("s", ("junk " + i).getBytes(StandardCharsets.UTF_8));
    }
    wire.send(version("s", 2, HARBOUR + " Two."));
    wire.flush();

    runUntilStories(2);

    assertThat(wire.<Rejected>read(WireTopic.REJECTED))
        .extracting(record -> record.value().getSourceOffset())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, flood).boxed().toList());
  }

  @Test
  void aHeldStorySurvivesARestartWithoutItsStateDirectory() {
    Instant until = Instant.now().plusSeconds(25);
    wire.send(embargoed(version("s", 1, HARBOUR), until));
    wire.flush();
    try (EnrichApp app = EnrichApp.start(wire.config())) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(notices()).containsExactly(NoticeKind.STORY_HELD));
      assertThat(app.port()).isPositive();
    }
    wipe(dir.resolve("streams"));
    assertThat(wire.read(WireTopic.STORIES)).isEmpty();

    runUntilStories(1);

    assertThat(Instant.now()).isAfterOrEqualTo(until);
    ConsumerRecord<String, Story> story = wire.<Story>read(WireTopic.STORIES).get(0);
    assertThat(story.value().getWire().getBody()).isEqualTo(HARBOUR);
    assertThat(notices()).contains(NoticeKind.STORY_RELEASED);
  }

  @Test
  void aRegistryThatIsAwayIsNoReasonToRejectAnything() throws Exception {
    wire.send(version("s", 1, HARBOUR));
    wire.flush();
    try (EnrichApp app = EnrichApp.start(wire.config("http://127.0.0.1:1"))) {
      await().atMost(PATIENCE).until(() -> get(app, "/metrics").contains("failed_stream_threads"));
      await()
          .during(Duration.ofSeconds(5))
          .atMost(PATIENCE)
          .until(() -> wire.read(WireTopic.REJECTED).isEmpty());
      assertThat(get(app, "/health/ready")).contains("the schema registry does not answer");
    }

    runUntilStories(1);
    assertThat(wire.read(WireTopic.REJECTED)).isEmpty();
  }

  private void runUntilStories(int count) {
    try (EnrichApp app = EnrichApp.start(wire.config())) {
      await().atMost(PATIENCE).until(() -> wire.read(WireTopic.STORIES).size() >= count);
      assertThat(app.isRunning()).isTrue();
    }
  }

  private List<NoticeKind> notices() {
    return wire.<Notice>read(WireTopic.NOTICES).stream().map(r -> r.value().getKind()).toList();
  }

  /** Forty stories, some messages twice, in any order; no two stories share a sentence. */
  private static List<WireStory> mixedMessages(Random random) {
    List<WireStory> messages = new ArrayList<>();
    for (int s = 0; s < 40; s++) {
      String text = ownWords(new Random(s));
      for (int v = 1; v <= 8; v++) {
        WireStory message = version("s" + s, v, text + " In version " + v + ".");
        messages.add(message);
        if (random.nextInt(4) == 0) {
          messages.add(message);
        }
      }
      messages.add(Wires.kill("s" + s, random.nextInt(12)));
    }
    Collections.shuffle(messages, random);
    return messages.subList(0, messages.size() / 4 * 4);
  }

  private static String ownWords(Random random) {
    return random
        .ints(40, 46_656, 1_679_616)
        .mapToObj(word -> Integer.toString(word, 36).replaceAll("\\d", "e"))
        .collect(Collectors.joining(" ", "", "."));
  }

  /** What the fold alone says comes out for each story, in order. */
  private static Map<String, List<String>> expected(List<WireStory> messages) {
    Map<String, StoryState> states = new HashMap<>();
    Map<String, List<String>> expected = new HashMap<>();
    for (WireStory message : messages) {
      String id = message.getStoryId();
      StoryState before = states.getOrDefault(id, StoryState.empty("en"));
      WireStory read = WireStory.newBuilder(message).setRawRef(new RawRef(0, 0L)).build();
      StoryMessage entry = StoryMessage.of(read, Fingerprint.of(read));
      StoryState after = Embargo.release(StoryFold.receive(before, entry).state(), Instant.now());
      StoryFold.news(before, after)
          .forEach(p -> expected.computeIfAbsent(id, k -> new ArrayList<>()).add(line(p)));
      states.put(id, after);
    }
    return expected;
  }

  private static String line(RevisionView publication) {
    return publication.number() + " " + publication.key() + " " + publication.textless();
  }

  private Map<String, List<String>> published() {
    Map<String, List<String>> published = new HashMap<>();
    for (ConsumerRecord<String, Story> record : wire.<Story>read(WireTopic.STORIES)) {
      Story story = record.value();
      String line =
          story.getRevision().getNumber()
              + " "
              + story.getRevision().getKey()
              + " "
              + story.getWire().getBody().isEmpty();
      published.computeIfAbsent(record.key(), k -> new ArrayList<>()).add(line);
    }
    return published;
  }

  private static String get(EnrichApp app, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + app.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void wipe(Path dir) {
    try (Stream<Path> files = Files.walk(dir)) {
      files.sorted(Collections.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
