package io.wiredesk.local.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.stack.Ports;
import io.wiredesk.local.stack.StackProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long a story takes from the push to a row that others see, at a steady rate, through the
 * whole stack in a process of its own: {@code PushBenchmark [stories a second] [seconds]}. Stories
 * are new ones of about 2 kB. Tells start-up time and memory, too.
 */
final class PushBenchmark {
  private static final String FEED = "load";
  private static final int WARM_UP_SECONDS = 20;

  /** Words, drawn by Zipf's law: the n-th one n times less often than the first. */
  private static final int VOCABULARY = 50_000;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How often the table is looked at; what is told may be too long by this. */
  private static final Duration LOOK = Duration.ofMillis(10);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Endpoints endpoints;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(1);
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final Map<String, Long> stored = new ConcurrentHashMap<>();
  private volatile boolean over;

  private PushBenchmark(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  public static void main(String[] args) throws Exception {
    int rate = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    Path data = Files.createTempDirectory("push-benchmark");
    long begun = System.nanoTime();
    StackProcess stack = StackProcess.start(data, Ports.free(), "--feed=" + FEED).awaitReady();
    System.out.printf("ready after %.1f s%n", (System.nanoTime() - begun) / 1e9);
    try {
      PushBenchmark benchmark = new PushBenchmark(Endpoints.read(data));
      benchmark.run(rate, seconds);
      System.out.printf("resident %d MB%n", stack.residentBytes() / 1_000_000);
    } finally {
      long stopping = System.nanoTime();
      stack.stop();
      System.out.printf("stopped in %.1f s%n", (System.nanoTime() - stopping) / 1e9);
    }
  }

  private void run(int rate, int seconds) throws InterruptedException {
    Thread looker = new Thread(this::look, "look");
    looker.start();
    // One alone, so that all others share its connection: HTTP/2 is agreed on by the first answer.
    send("urn:bench:warm:first").join();
    push("warm", rate, WARM_UP_SECONDS);
    push("story", rate, seconds);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (stored.size() < sent.size() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    over = true;
    looker.join();
    System.out.printf(
        "%d stories/s for %d s: %d sent, %d acknowledged, %d stored%n",
        rate, seconds, measured(sent).size(), measured(answered).size(), measured(stored).size());
    tell("push to 202", answered);
    tell("push to stored row", stored);
  }

  /** Open loop: a slow answer does not slow the sender down. */
  private void push(String kind, int rate, int seconds) {
    long start = System.nanoTime();
    for (int i = 0; i < rate * seconds; i++) {
      LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
      var unused = send("urn:bench:" + kind + ":" + i); // what gets no answer is told at the end
    }
  }

  private CompletableFuture<Void> send(String id) {
    HttpRequest request = request(id);
    sent.put(id, System.nanoTime());
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenAccept(answer -> acknowledge(id, answer.statusCode()));
  }

  private void acknowledge(String id, int status) {
    if (status == 202) {
      answered.put(id, System.nanoTime());
    }
  }

  private HttpRequest request(String id) {
    try {
      String text =
          IntStream.range(0, 12).mapToObj(i -> sentence()).collect(Collectors.joining("\n\n"));
      Map<String, String> ninjs =
          Map.of("uri", id, "version", "1", "type", "text", "language", "en", "body_text", text);
      Endpoints.Feed feed = Objects.requireNonNull(endpoints.feeds().get(FEED));
      return Http.request(endpoints.ingest() + "/v1/feeds/" + FEED)
          .header("Authorization", "Bearer " + feed.key())
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(ninjs)))
          .build();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Some 160 characters of words that no other story has in this order, as frequent as in prose.
   */
  private String sentence() {
    return random
            .doubles(25)
            .mapToObj(d -> word((int) Math.pow(VOCABULARY, d)))
            .collect(Collectors.joining(" "))
        + ".";
  }

  /** Consonants and vowels by turns, the shorter the more frequent. */
  private static String word(int rank) {
    StringBuilder word = new StringBuilder();
    for (int rest = rank; word.length() < 3 || rest > 0; rest /= 100) {
      word.append("bcdfghklmnprstvwxyzj".charAt(rest % 20)).append("aeiou".charAt(rest / 20 % 5));
    }
    return word.toString();
  }

  private void look() {
    Endpoints.Postgres at = endpoints.postgres();
    try (Connection connection = DriverManager.getConnection(at.url(), at.user(), at.password());
        Statement statement = connection.createStatement()) {
      // without it each look would read the whole table and take a core from what is measured
      statement.execute("CREATE INDEX ON story (stored_at)");
      lookUntilOver(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void lookUntilOver(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT guid FROM story WHERE stored_at > now() - interval '3 s'")) {
      while (!over) {
        try (ResultSet rows = query.executeQuery()) {
          long now = System.nanoTime();
          while (rows.next()) {
            stored.putIfAbsent(rows.getString(1), now);
          }
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  private static Collection<String> measured(Map<String, Long> map) {
    return map.keySet().stream().filter(id -> id.startsWith("urn:bench:story:")).toList();
  }

  private void tell(String what, Map<String, Long> ends) {
    long[] nanos =
        measured(ends).stream()
            .mapToLong(
                id -> Objects.requireNonNull(ends.get(id)) - Objects.requireNonNull(sent.get(id)))
            .toArray();
    Arrays.sort(nanos);
    System.out.printf(
        "%-20s p50 %4d ms, p90 %4d ms, p99 %4d ms, max %4d ms%n",
        what, at(nanos, .5), at(nanos, .9), at(nanos, .99), at(nanos, 1));
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? -1
        : TimeUnit.NANOSECONDS.toMillis(sorted[(int) Math.ceil(share * sorted.length) - 1]);
  }
}
