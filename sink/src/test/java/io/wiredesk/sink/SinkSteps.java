package io.wiredesk.sink;

import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static io.wiredesk.sink.postgres.Stories.told;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.sink.postgres.SinkHarness;
import io.wiredesk.sink.postgres.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A task of some sink, the stories that it is given, and what its store has of them then. */
@SuppressWarnings("NullAway.Init") // set before each test
public abstract class SinkSteps {
  static final AtomicInteger TESTS = new AtomicInteger();
  String test = "";
  TaskBench bench;

  /** What the store tells of a story or of a copy. */
  public record Stored(
      String id, String lane, int number, String status, String headline, String body) {
    /** Null is told as no text. */
    public static Stored of(
        String id,
        String lane,
        int number,
        String status,
        @Nullable String headline,
        @Nullable String body) {
      return new Stored(
          id,
          lane,
          number,
          status,
          Objects.requireNonNullElse(headline, ""),
          Objects.requireNonNullElse(body, ""));
    }

    @Override
    public String toString() {
      return String.join("|", id, lane, String.valueOf(number), status, headline);
    }
  }

  /** A new task of the sink. */
  protected abstract SinkTask task();

  /** The settings of its connector, but for its name and the registry. */
  protected abstract Map<String, String> settings();

  /** All stories and copies whose id begins so, by id, as they stand. */
  protected abstract List<Stored> stored(String prefix);

  /** Whether a word stands anywhere in the store in what begins so, its history included. */
  protected abstract boolean holds(String prefix, String word);

  @BeforeEach
  void begin() {
    next();
  }

  /** Another topic log, and stories that nobody else has. */
  void next() {
    test = "t" + TESTS.incrementAndGet() + "-";
    Map<String, String> all = new HashMap<>(settings());
    all.put("name", "contract-" + test);
    all.put("schema.registry.url", SinkHarness.REGISTRY);
    all.put("retry.backoff.ms", "1");
    all.put("retry.backoff.max.ms", "4");
    bench = new TaskBench(this::task, all);
  }

  String id(String name) {
    return test + name;
  }

  List<String> stored() {
    return stored(test).stream().map(s -> s.toString().substring(test.length())).toList();
  }

  String body(String name) {
    return stored(id(name)).get(0).body();
  }

  Story killed(String name, int number) {
    Story kill = told(id(name), number);
    kill.getWire().setPubStatus(PubStatus.canceled);
    kill.getRevision().setKilledAt(Stories.DAY.plusSeconds(number));
    return kill;
  }

  static Story late(Story story) {
    story.getRevision().setCurrent(false);
    return story;
  }
}
