package io.wiredesk.enrich;

import io.wiredesk.enrich.match.Corpora;
import io.wiredesk.enrich.match.EndlessWire;
import io.wiredesk.enrich.match.ExactStage;
import io.wiredesk.schemas.WireStory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Utils;

/**
 * Exact copies told apart, exactly once, by the match stage alone and by Flink, beside a Streams
 * application that passes bytes on: {@code ExactPeers STORIES ROUNDS}. One broker with one
 * partition a topic, the same bytes for all, every contender a process of its own, in alternating
 * rounds. The number of unique stories that comes out must be right. Every fourth message is the
 * text of the third before it under an id of its own.
 */
final class ExactPeers {
  private static final List<String> CONTENDERS = List.of("flink", "pass-through", "match");
  private static final int REPEATED = 4;

  private final TestWire wire;
  private final Path dir;

  private ExactPeers(TestWire wire, Path dir) {
    this.wire = wire;
    this.dir = dir;
  }

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    Path dir = Files.createTempDirectory("exact-peers");
    try (TestWire wire = new TestWire(dir, 1)) {
      new ExactPeers(wire, dir).run(count, rounds);
    } finally {
      Utils.delete(dir.toFile());
    }
  }

  private void run(int count, int rounds) throws Exception {
    int unique = send(count);
    System.out.printf(Locale.ROOT, "%d messages, %d unique%n", count, unique);
    Map<String, List<Outcome>> outcomes = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String contender : CONTENDERS) {
        Outcome outcome = contend(contender, round, count);
        if (outcome.unique != (contender.equals("pass-through") ? count : unique)) {
          throw new IllegalStateException(contender + " has " + outcome.unique + " unique stories");
        }
        outcomes.computeIfAbsent(contender, c -> new ArrayList<>()).add(outcome);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-14s %12s %14s %22s%n",
        "",
        "stories/s",
        "µs a story",
        "stories a CPU second");
    outcomes.forEach(
        (contender, all) ->
            System.out.printf(
                Locale.ROOT,
                "%-14s %,12.0f %14.1f %,22.0f%n",
                contender,
                median(all.stream().map(Outcome::perSecond).toList()),
                median(all.stream().map(Outcome::process).toList()),
                1e6 / median(all.stream().map(Outcome::process).toList())));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private int send(int count) throws IOException {
    EndlessWire stories =
        new EndlessWire(Corpora.found().reuters().stream().filter(Corpora::hasText).toList());
    Set<String> unique = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int text = i % REPEATED == REPEATED - 1 ? i - (REPEATED - 1) : i;
      WireStory message =
          WireStory.newBuilder(stories.story(text))
              .setStoryId("wire:" + i)
              .setGuid("wire:" + i)
              .setReceivedAt(Instant.EPOCH.plusSeconds(i))
              .build();
      unique.add(ExactStage.Messages.hash(message));
      wire.send(message);
    }
    wire.flush();
    return unique.size();
  }

  /**
   * @param process processor time of its process, µs a story
   */
  private record Outcome(double perSecond, double process, long unique) {}

  private Outcome contend(String contender, int round, int count) throws Exception {
    String name = contender + "-" + round;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", wire.bootstrap()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name + "-unique", 1, (short) 1),
                  new NewTopic(name + "-copies", 1, (short) 1)))
          .all()
          .get();
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            ExactContender.class.getName(),
            contender,
            name,
            wire.bootstrap(),
            dir.resolve(name).toString(),
            Integer.toString(count));
    Path log = dir.resolve(name + ".log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String last = "";
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = line;
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(contender + " failed:\n" + Files.readString(log));
    }
    System.out.println(name + ": " + last);
    String[] told = last.split(" ");
    return new Outcome(
        Double.parseDouble(told[0]), Double.parseDouble(told[1]), Long.parseLong(told[2]));
  }
}
