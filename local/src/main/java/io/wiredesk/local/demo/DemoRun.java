package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sends the sample wire through a running stack and says what became of each message. */
public final class DemoRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PATIENCE_BETWEEN = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Endpoints endpoints;
  private final InstantSource clock;
  private final Consumer<String> progress;

  /**
   * @param progress is told one line, again and again, that replaces the one before
   */
  public DemoRun(Endpoints endpoints, InstantSource clock, Consumer<String> progress) {
    this.endpoints = endpoints;
    this.clock = clock;
    this.progress = progress;
  }

  public List<MessageVerdict> run(SampleWire wire)
      throws IOException, InterruptedException, SQLException {
    try (PipelineView view = new PipelineView(endpoints)) {
      List<SentMessage> sent = send(wire, view);
      return new PipelineDrain(PATIENCE, QUIET, clock).await(sent, view, progress);
    }
  }

  private List<SentMessage> send(SampleWire wire, PipelineView view)
      throws IOException, InterruptedException, SQLException {
    SampleSender sender = new SampleSender(endpoints, new SampleTimes(clock));
    List<SentMessage> sent = new ArrayList<>();
    for (SampleMessage message : wire.messages()) {
      progress.accept(
          "sending %d of %d: %s"
              .formatted(sent.size() + 1, wire.messages().size(), message.what()));
      if (message.after() != null) {
        awaitStored(message.after(), sent, view);
      }
      sent.add(sender.send(message));
    }
    return sent;
  }

  /** Patience ends without a word: the message's own line will tell. */
  private void awaitStored(String id, List<SentMessage> sent, PipelineView view)
      throws SQLException {
    Instant end = clock.instant().plus(PATIENCE_BETWEEN);
    List<SentMessage> awaited = sent.stream().filter(s -> s.message().id().equals(id)).toList();
    while (!view.look(awaited).drained() && clock.instant().isBefore(end)) {
      progress.accept("waiting for " + id + " to be stored");
    }
  }
}
