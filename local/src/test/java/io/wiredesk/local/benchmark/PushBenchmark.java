package io.wiredesk.local.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.stack.Ports;
import io.wiredesk.local.stack.StackProcess;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a story takes from the push to a row that others see, through the whole stack in a
 * process of its own, one rate after the other: {@code PushBenchmark seconds rate...}. The first
 * begins as soon as the stack is ready, with nothing warm. Stories are new ones of about 2 kB, with
 * an identifier besides their own; every second one does not say its language. Tells start-up time,
 * memory and what a story takes of the processors in the stack's process, PostgreSQL aside.
 */
final class PushBenchmark {
  private static final String FEED = "load";

  /** What is not stored by then counts as never. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Endpoints endpoints;
  private final HttpClient client = HttpClient.newHttpClient();
  private final InventedProse prose = new InventedProse();
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Map<String, Long> answered = new ConcurrentHashMap<>();

  private PushBenchmark(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  public static void main(String[] args) throws Exception {
    int seconds = Integer.parseInt(args[0]);
    Path data = Files.createTempDirectory("push-benchmark");
    long begun = System.nanoTime();
    StackProcess stack = StackProcess.start(data, Ports.free(), "--feed=" + FEED).awaitReady();
    System.out.printf(Locale.ROOT, "ready after %.1f s%n", (System.nanoTime() - begun) / 1e9);
    Endpoints endpoints = Endpoints.read(data);
    try (StoredOffsets stored = new StoredOffsets(endpoints.postgres())) {
      PushBenchmark benchmark = new PushBenchmark(endpoints);
      // One alone, so that all others share its connection: HTTP/2 is agreed on by the first
      // answer.
      benchmark.send("urn:bench:first").join();
      List<Duration> taken = new ArrayList<>(List.of(stack.processorTime()));
      for (int i = 1; i < args.length; i++) {
        benchmark.push(Integer.parseInt(args[i]), seconds);
        benchmark.drained(stored);
        taken.add(stack.processorTime());
      }
      benchmark.tell(args, stored.times(ConfigFile.load(data.resolve("wiredesk.yaml"))), taken);
      System.out.printf("resident %d MB%n", stack.residentBytes() / 1_000_000);
    } finally {
      long stopping = System.nanoTime();
      stack.stop();
      System.out.printf(Locale.ROOT, "stopped in %.1f s%n", (System.nanoTime() - stopping) / 1e9);
    }
  }

  /** Open loop: a slow answer does not slow the sender down. */
  private void push(int rate, int seconds) {
    long start = System.nanoTime();
    for (int i = 0; i < rate * seconds; i++) {
      LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
      var unused = send(prefix(rate) + i); // what gets no answer is told at the end
    }
  }

  private static String prefix(int rate) {
    return "urn:bench:" + rate + ":";
  }

  private void drained(StoredOffsets stored) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    // wire.stories has markers of transactions, too, so that its offsets run ahead of the stories
    while ((answered.size() < sent.size() || stored.next() < sent.size())
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    long before;
    do { // until the offset stands still
      before = stored.next();
      LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    } while (stored.next() > before && System.nanoTime() < deadline);
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
    ObjectNode ninjs = JSON.createObjectNode();
    ninjs.put("uri", id).put("version", "1").put("type", "text");
    ninjs.put("headline", prose.sentence()).put("body_text", prose.story());
    ninjs.putArray("altids").addObject().put("role", "slug").put("value", "slug-of-" + id);
    if (id.hashCode() % 2 == 0) {
      ninjs.put("language", "en");
    }
    try {
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

  private void tell(String[] args, Map<String, Long> stored, List<Duration> taken) {
    System.out.printf(
        "%9s %8s %8s %8s   %-29s   %-29s %12s%n",
        "stories/s",
        "sent",
        "202",
        "stored",
        "to 202, p50 p90 p99 max ms",
        "to row, the same",
        "CPU ms/story");
    for (int i = 1; i < args.length; i++) {
      String prefix = prefix(Integer.parseInt(args[i]));
      System.out.printf(
          "%9s %8d %8d %8d   %s   %s %12.2f%n",
          args[i],
          count(sent, prefix),
          count(answered, prefix),
          count(stored, prefix),
          times(answered, prefix),
          times(stored, prefix),
          taken.get(i).minus(taken.get(i - 1)).toNanos() / 1e6 / count(sent, prefix));
    }
  }

  private static long count(Map<String, Long> times, String prefix) {
    return times.keySet().stream().filter(id -> id.startsWith(prefix)).count();
  }

  private String times(Map<String, Long> ends, String prefix) {
    long[] nanos =
        ends.entrySet().stream()
            .filter(end -> end.getKey().startsWith(prefix))
            .mapToLong(end -> end.getValue() - Objects.requireNonNull(sent.get(end.getKey())))
            .sorted()
            .toArray();
    return String.format(
        "%5d %7d %7d %7d", at(nanos, .5), at(nanos, .9), at(nanos, .99), at(nanos, 1));
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? -1
        : TimeUnit.NANOSECONDS.toMillis(sorted[(int) Math.ceil(share * sorted.length) - 1]);
  }
}
