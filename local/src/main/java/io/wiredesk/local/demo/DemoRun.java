package io.wiredesk.local.demo;

import io.wiredesk.cli.cluster.Endpoints;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sends the sample wire through a running stack and says what became of each message. */
public final class DemoRun {
  /** For all of it, embargoes included. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration PATIENCE_BETWEEN = Duration.ofSeconds(60);

  /** Nothing has moved for so long: what is there counts as the end. */
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
    try (EvidenceReader evidence = new EvidenceReader(endpoints)) {
      return end(send(wire, evidence), evidence);
    }
  }

  private List<SentMessage> send(SampleWire wire, EvidenceReader evidence)
      throws IOException, InterruptedException, SQLException {
    SampleSender sender = new SampleSender(endpoints, new SampleTimes(clock));
    List<SentMessage> sent = new ArrayList<>();
    for (SampleMessage message : wire.messages()) {
      progress.accept(
          String.format(
              Locale.ROOT,
              "sending %d of %d: %s",
              sent.size() + 1,
              wire.messages().size(),
              message.what()));
      if (message.after() != null) {
        awaitStored(message.after(), sent, evidence);
      }
      sent.add(sender.send(message));
    }
    return sent;
  }

  /** Patience ends without a word: the message's own line will tell. */
  private void awaitStored(String id, List<SentMessage> sent, EvidenceReader evidence)
      throws SQLException {
    Instant end = clock.instant().plus(PATIENCE_BETWEEN);
    List<SentMessage> awaited = sent.stream().filter(s -> s.message().id().equals(id)).toList();
    while (!waiting(judge(awaited, evidence)).isEmpty() && clock.instant().isBefore(end)) {
      progress.accept("waiting for " + id + " to be stored");
    }
  }

  /**
   * Waits until the pipeline is done with everything that was sent: no message on its way, none
   * held. As soon as all is as expected it is over; where it is not, the verdict stands once
   * nothing has moved for a while.
   */
  private List<MessageVerdict> end(List<SentMessage> sent, EvidenceReader evidence)
      throws SQLException {
    Instant end = clock.instant().plus(PATIENCE);
    Instant moved = clock.instant();
    List<MessageVerdict> before = List.of();
    while (true) {
      List<MessageVerdict> verdicts = judge(sent, evidence);
      List<String> waiting = waiting(verdicts);
      Instant now = clock.instant();
      if (!verdicts.equals(before)) {
        moved = now;
        before = verdicts;
      }
      boolean over =
          verdicts.stream().allMatch(MessageVerdict::asExpected) || now.isAfter(moved.plus(QUIET));
      if (now.isAfter(end) || (waiting.isEmpty() && over)) {
        return verdicts;
      }
      progress.accept(
          String.format(
              Locale.ROOT,
              "settled %d of %d%s",
              verdicts.size() - waiting.size(),
              verdicts.size(),
              waiting.stream()
                  .limit(4)
                  .collect(
                      Collectors.joining(", ", waiting.isEmpty() ? "" : ", waiting for ", ""))));
    }
  }

  private static List<MessageVerdict> judge(List<SentMessage> sent, EvidenceReader evidence)
      throws SQLException {
    FateJudge judge = new FateJudge(sent, evidence.read());
    return sent.stream().map(judge::judge).toList();
  }

  private static List<String> waiting(List<MessageVerdict> verdicts) {
    return verdicts.stream().filter(v -> !v.settled()).map(v -> v.sent().message().id()).toList();
  }
}
