package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.schemas.WireStory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Reuters wire of 1987, whole, through the directory feed: 21,578 messages of which none is
 * lost and which read as the collection has them. Runs where {@code ../shared} stands beside the
 * project and Python is at hand.
 */
class ReutersWireIT extends IngestIT {
  private static final int MESSAGES = 21_578;

  /** Of all messages; the collection itself has some hundred fields garbled. */
  private static final double AGREE = 0.995;

  /** Priority and slug as the heading has them: {@code u f BC-SLUG 02-26 0105}. */
  private static final Pattern HEADING =
      Pattern.compile("\\u001f\\S*\\r\\n(\\S+) \\S+ (.*?)(?: +\\d\\d-\\d\\d.*| {3,}.*)?\\u0002");

  private static final Path TOOL = shared().resolve("tools/reuters21578.py");

  @Test
  void noneIsLostAndAllReadAsTheCollectionHasThem(@TempDir Path scratch) throws Exception {
    assumeTrue(Files.exists(TOOL), "skipped: no " + TOOL);
    Path wire = scratch.resolve("wire");
    python("wire", "--out", wire.toString()).waitFor();
    Map<String, JsonNode> collection = collection();
    assertThat(collection).hasSize(MESSAGES);

    long began = System.nanoTime();
    try (Stream<Path> files = Files.list(wire)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.move(file, inbox(file.getFileName().toString()));
      }
    }
    Path done = inbox("done");
    await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> count(done) == MESSAGES);
    System.out.printf("through the directory feed in %.1f s%n", (System.nanoTime() - began) / 1e9);

    assertThat(count(inbox("rejected"))).isZero();
    Map<String, WireStory> stories = new HashMap<>();
    for (ConsumerRecord<String, WireStory> record : raw()) {
      stories.put(record.value().getFileName().substring(0, 5), record.value());
    }
    assertThat(stories).hasSize(MESSAGES);
    assertThat(stories.values().stream().map(WireStory::getStoryId).distinct()).hasSize(MESSAGES);
    agreement(stories, collection)
        .forEach(
            (field, agree) -> {
              System.out.printf("%s: %d of %d agree%n", field, agree, MESSAGES);
              assertThat(agree).as(field).isGreaterThanOrEqualTo((int) (MESSAGES * AGREE));
            });
  }

  private static Map<String, Integer> agreement(
      Map<String, WireStory> stories, Map<String, JsonNode> collection) {
    Map<String, Integer> agree = new TreeMap<>();
    stories.forEach(
        (id, story) -> {
          JsonNode told = Objects.requireNonNull(collection.get(id));
          Matcher heading =
              HEADING.matcher(StandardCharsets.ISO_8859_1.decode(story.getOriginal().duplicate()));
          boolean headed = heading.find();
          count(agree, "priority", headed ? heading.group(1) : null, story.getUrgencyRaw());
          count(agree, "slug", headed ? heading.group(2).strip() : null, story.getSlugline());
          count(agree, "date", day(told.path("time").textValue()), day(story.getVersionCreated()));
          count(agree, "dateline place", place(told.path("dateline").asText()), place(story));
          count(agree, "headline", told.path("title").asText(), headline(story));
        });
    return agree;
  }

  private static void count(
      Map<String, Integer> agree, String field, @Nullable String told, @Nullable String read) {
    agree.merge(field, Objects.equals(told, read) ? 1 : 0, Integer::sum);
  }

  private static @Nullable String day(@Nullable Object time) {
    return time == null ? null : time.toString().substring(0, 10);
  }

  /** {@code RYE} of {@code RYE, N.Y., Feb 26 -}. */
  private static String place(String dateline) {
    return dateline.split(",| -|-$", 2)[0].strip().replaceFirst("^\\*+", "");
  }

  private static String place(WireStory story) {
    return story.getDateline() == null ? "" : story.getDateline().getPlace();
  }

  private static String headline(WireStory story) {
    return story.getHeadline() == null ? "" : story.getHeadline();
  }

  private static Map<String, JsonNode> collection() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, JsonNode> collection = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(python("jsonl").getInputStream(), StandardCharsets.UTF_8))) {
      for (Iterator<String> line = lines.lines().iterator(); line.hasNext(); ) {
        JsonNode story = json.readTree(line.next());
        collection.put("%05d".formatted(story.path("id").asInt()), story);
      }
    }
    return collection;
  }

  private static Process python(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 2];
    command[0] = "python3";
    command[1] = TOOL.toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    ProcessBuilder tool =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    tool.environment().put("PYTHONIOENCODING", "utf-8");
    return tool.start();
  }

  private static long count(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path inbox(String name) {
    return folder.resolve("inbox/demo").resolve(name);
  }

  private static Path shared() {
    String given = System.getProperty("wiredesk.shared");
    return given != null ? Path.of(given) : Path.of("../../shared").toAbsolutePath().normalize();
  }
}
