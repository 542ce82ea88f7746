package io.wiredesk.local;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sends the sample wire through a running stack and says what became of each message. */
final class DemoRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Endpoints endpoints;
  private final InstantSource clock;
  private final Consumer<String> progress;

  /**
   * @param progress is told one line, again and again, that replaces the one before
   */
  DemoRun(Endpoints endpoints, InstantSource clock, Consumer<String> progress) {
    this.endpoints = endpoints;
    this.clock = clock;
    this.progress = progress;
  }

  List<DemoVerdict> run(DemoWire wire) throws IOException, InterruptedException, SQLException {
    List<DemoSent> sent = send(wire);
    try (DemoTopics topics = new DemoTopics(endpoints);
        DemoTables tables = new DemoTables(endpoints.postgres())) {
      return new DemoDrain(PATIENCE, QUIET, clock).await(sent, topics, tables, progress);
    }
  }

  private List<DemoSent> send(DemoWire wire) throws IOException, InterruptedException {
    DemoSender sender = new DemoSender(endpoints, new DemoTimes(clock));
    List<DemoSent> sent = new ArrayList<>();
    for (DemoMessage message : wire.messages()) {
      progress.accept(
          "sending %d of %d: %s"
              .formatted(sent.size() + 1, wire.messages().size(), message.what()));
      sent.add(sender.send(message));
    }
    return sent;
  }
}
