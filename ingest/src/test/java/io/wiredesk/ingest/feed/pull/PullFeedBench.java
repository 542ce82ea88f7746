package io.wiredesk.ingest.feed.pull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FakeIntake;
import io.wiredesk.ingest.feed.FakePositions;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PullSettings;
import java.time.Duration;
import java.util.Objects;

/** A partner's folder in memory, and a feed that looks at it. */
abstract class PullFeedBench {
  static final String FINGERPRINT = "SHA256:" + "A".repeat(43);
  final FakeIntake intake = new FakeIntake();
  final FakePositions positions = new FakePositions();
  final FakeFolder folder = new FakeFolder();
  final TestClock clock = new TestClock();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  Duration settleTime = Duration.ZERO;
  PullFeed feed = feed("");

  void polls(int number) {
    for (int i = 0; i < number; i++) {
      feed.poll();
    }
  }

  PullFeed feed(String more) {
    return feed(more, intake);
  }

  PullFeed feed(String more, Intake to) {
    FeedSettings settings =
        FeedSamples.feed(
            "{maxMessageBytes: 1500, pull: {host: partner.example, user: u, password: p, folders: [/out], hostKeys: ['%s']%s}}"
                .formatted(FINGERPRINT, more.isEmpty() ? "" : ", " + more));
    PullSettings pull = Objects.requireNonNull(settings.pull());
    return new PullFeed(
        "f",
        settings,
        pull,
        "/out",
        1_000_000,
        settleTime,
        folder::connect,
        new FeedServices(to, positions, new FeedMeters(meters), clock),
        new AdaptiveInterval(pull.interval(), pull.interval(), () -> 0.5));
  }
}
