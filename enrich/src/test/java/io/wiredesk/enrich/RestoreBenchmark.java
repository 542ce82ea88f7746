package io.wiredesk.enrich;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * How large the state of so many stories is, and how long the role takes until it handles a message
 * again: on its own disk, and on an empty one. {@code RestoreBenchmark 1000000 FOLDER}: the folder,
 * which is deleted, has some 15 kB a story meanwhile. The stories are those of {@link
 * EnrichBenchmark}.
 */
final class RestoreBenchmark {
  private static final TopicPartition RAW = new TopicPartition("wire.raw", 0);
  private static final String CHANGELOG = "wiredesk-enrich-state-changelog-0";
  private static final double MIB = 1024 * 1024;

  private final Path dir;
  private final TestWire wire;
  private final Admin admin;
  private int sent;

  private RestoreBenchmark(Path dir, TestWire wire, Admin admin) {
    this.dir = dir;
    this.wire = wire;
    this.admin = admin;
  }

  public static void main(String[] args) throws Exception {
    Path dir = Files.createDirectories(Path.of(args[1])).resolve("restore-benchmark");
    try (TestWire wire = new TestWire(Files.createDirectory(dir), 1);
        Admin admin = Admin.create(Map.of("bootstrap.servers", wire.bootstrap()))) {
      new RestoreBenchmark(dir, wire, admin).run(Integer.parseInt(args[0]));
    } finally {
      Utils.delete(dir.toFile());
    }
  }

  private void run(int count) throws Exception {
    EnrichBenchmark.send(wire, 0, count);
    sent = count;
    tell("first pass", started(), "s");
    tell("state on disk", size(dir.resolve("streams")) / MIB, "MiB");
    tell("its changelog", size(dir.resolve("broker").resolve(CHANGELOG)) / MIB, "MiB");
    tell("start on its own disk", oneMore(), "s");
    Utils.delete(dir.resolve("streams").toFile());
    tell("start on an empty disk", oneMore(), "s");
  }

  private double oneMore() throws Exception {
    EnrichBenchmark.send(wire, sent, sent + 1);
    sent++;
    return started();
  }

  /** Seconds from the role's start until it has committed all that was sent. */
  private double started() throws Exception {
    long begun = System.nanoTime();
    try (EnrichApp app = EnrichApp.start(wire.config())) {
      for (long read = 0; read < sent; read = committed()) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        System.err.printf(Locale.ROOT, "\r%d of %d, %d s ", read, sent, seconds);
        Thread.sleep(100);
      }
      System.err.println(app.isRunning() ? "" : "not running");
      return (System.nanoTime() - begun) / 1e9;
    }
  }

  private long committed() throws ExecutionException, InterruptedException {
    OffsetAndMetadata offset =
        admin
            .listConsumerGroupOffsets("wiredesk-enrich")
            .partitionsToOffsetAndMetadata()
            .get()
            .get(RAW);
    return offset == null ? 0 : offset.offset();
  }

  private static double size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      double bytes = 0;
      for (Path file : all) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private static void tell(String what, double figure, String unit) {
    System.out.printf(Locale.ROOT, "%-24s %10.1f %s%n", what, figure, unit);
  }
}
