package io.wiredesk.ingest.feed.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FakeIntake;
import io.wiredesk.ingest.feed.FakePositions;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.feed.poll.FetchResult.Failed;
import io.wiredesk.ingest.feed.poll.FetchResult.Fetched;
import io.wiredesk.ingest.feed.poll.FetchResult.NotModified;
import io.wiredesk.ingest.feed.poll.FetchResult.TooLarge;
import io.wiredesk.ingest.feed.poll.FetchResult.Validators;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PollSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is published of a polled source, and when its position moves. */
class PollFeedTest {
  private static final URI URL = URI.create("https://news.example/feed.json");

  private final FakeIntake intake = new FakeIntake();
  private final FakePositions positions = new FakePositions();
  private final TestClock clock = new TestClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Deque<FetchResult> answers = new ArrayDeque<>();
  private final List<Validators> asked = new ArrayList<>();
  private PollFeed feed = feed();

  @Test
  void allItemsOfTheFirstAnswerThenOnlyNewAndChangedOnes() {
    answer("e1", FeedSamples.of("urn:a", "urn:b"));
    answer("e2", FeedSamples.of("urn:c", "urn:a", "urn:b"));
    answer(
        "e3",
        FeedSamples.message(
            FeedSamples.item("urn:b", "Corrected"), FeedSamples.item("urn:c", "About urn:c")));
    polls(3);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b", "urn:c", "urn:b");
    assertThat(intake.stories().get(3).getHeadline()).isEqualTo("Corrected");
    assertThat(intake.stories()).allMatch(s -> s.getTransport().equals("poll"));
    assertThat(
            meters.counter("wiredesk.ingest.unchanged", "feed", "f", "transport", "poll").count())
        .isEqualTo(3);
  }

  /** A provider's blunder: both are stories' messages, and neither is news at the next look. */
  @Test
  void twoItemsWithOneIdAreNotPublishedAtEveryLook() {
    String[] items = {FeedSamples.item("urn:a", "One"), FeedSamples.item("urn:a", "Two")};
    for (int i = 0; i < 3; i++) {
      answer("e" + i, FeedSamples.message(items));
    }
    answer("e3", FeedSamples.message(items[1], items[0]));
    polls(4);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:a");

    answer("e4", FeedSamples.message(FeedSamples.item("urn:a", "Three"), items[1]));
    polls(1);
    assertThat(intake.stories()).hasSize(3);
    assertThat(intake.stories().get(2).getHeadline()).isEqualTo("Three");
  }

  @Test
  void validatorsOfTheLastAnswerAreSentAlong() {
    answer("e1", FeedSamples.of("urn:a"));
    answers.add(new NotModified());
    polls(2);
    assertThat(asked).containsExactly(Validators.NONE, new Validators("e1", "lm-e1"));
  }

  /** Dates are nowhere looked at: an item older than all before it is as new as any. */
  @Test
  void anItemWithAnOldDateIsNewAllTheSame() {
    answer("e1", FeedSamples.of("urn:a"));
    answer("e1", FeedSamples.message(FeedSamples.item("urn:late", "Late").replace("2026", "1999")));
    polls(2);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:late");
  }

  @Test
  void nothingIsRememberedBeforeTheBrokerAcknowledged() {
    intake.away = true;
    answer("e1", FeedSamples.of("urn:a"));
    polls(1);
    assertThat(positions.saved).isEmpty();
    assertThat(count("not-acknowledged")).isEqualTo(1);

    intake.away = false;
    answer("e1", FeedSamples.of("urn:a"));
    polls(1);
    assertThat(asked.get(1)).as("asks whole again").isEqualTo(Validators.NONE);
    assertThat(intake.ids()).containsExactly("urn:a");
    assertThat(positions.saved).containsKey(URL.toString());
  }

  @Test
  void aRestartGoesOnWhereThePositionStands() {
    answer("e1", FeedSamples.of("urn:a", "urn:b"));
    polls(1);
    feed = feed();
    answer("e1", FeedSamples.of("urn:a", "urn:b", "urn:c"));
    polls(1);
    assertThat(asked.get(1)).isEqualTo(new Validators("e1", "lm-e1"));
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b", "urn:c");
  }

  @Test
  void aPositionThatCouldNotBeSavedIsSavedLater() {
    answer("e1", FeedSamples.of("urn:a"));
    feed.poll();
    positions.saved.clear();
    answer("e2", FeedSamples.of("urn:b"));
    positions.away = true;
    feed.poll();
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
    positions.away = false;
    answers.add(new NotModified());
    feed.poll();
    assertThat(Objects.requireNonNull(positions.saved.get(URL.toString())).getEtag())
        .isEqualTo("e2");
    assertThat(intake.ids()).as("not published again").hasSize(2);
  }

  /** An answer that is too large is rejected like a message of any other way, and told once. */
  @Test
  void anAnswerThatIsTooLargeIsRejectedAndTheNextIsTaken() {
    TooLarge large = new TooLarge("The answer has more than 10 bytes (poll: maxBytes).");
    answers.add(large);
    answers.add(large);
    answer("e1", FeedSamples.of("urn:a"));
    answers.add(large);
    polls(3);
    assertThat(intake.rejected())
        .extracting(r -> r.code() + " " + r.reason())
        .containsExactly("TOO_LARGE " + large.reason() + " The whole is at " + URL + ".");
    assertThat(intake.ids()).containsExactly("urn:a");
    assertThat(count("failed")).isEqualTo(2);
    polls(1);
    assertThat(intake.rejected()).hasSize(2);
  }

  @Test
  void withoutItsPositionNothingIsAsked() {
    positions.away = true;
    feed.poll();
    assertThat(asked).isEmpty();
    positions.away = false;
    answer("e1", FeedSamples.of("urn:a"));
    feed.poll();
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  /** The ETag stays the same although there is news: found out, then no longer believed. */
  @Test
  void anEtagThatLiesLosesNothing() {
    answer("same", FeedSamples.of("urn:a"));
    polls(1);
    clock.pass(Duration.ofMinutes(31));
    answers.add(new NotModified());
    answer("same", FeedSamples.of("urn:a", "urn:hidden"));
    polls(1);
    assertThat(intake.ids()).containsExactly("urn:a", "urn:hidden");
    assertThat(count("lied")).isEqualTo(1);

    answer("same", FeedSamples.of("urn:a", "urn:hidden", "urn:next"));
    polls(1);
    assertThat(asked.get(asked.size() - 1)).isEqualTo(Validators.NONE);
    assertThat(intake.ids()).endsWith("urn:next");
  }

  @Test
  void oneThatTellsTheTruthIsDoubtedNowAndThenAndBelievedOn() {
    answer("e1", FeedSamples.of("urn:a"));
    polls(1);
    clock.pass(Duration.ofMinutes(31));
    answers.add(new NotModified());
    answer("e1", FeedSamples.of("urn:a"));
    polls(1);
    answers.add(new NotModified());
    polls(1);
    assertThat(asked).hasSize(4).last().isEqualTo(new Validators("e1", "lm-e1"));
    assertThat(count("lied")).isZero();
  }

  @Test
  void anEtagThatAlwaysChangesPublishesNothingTwice() {
    for (int i = 0; i < 10; i++) {
      answer("e" + i, FeedSamples.of("urn:a"));
    }
    polls(10);
    assertThat(intake.ids()).containsExactly("urn:a");
    assertThat(positions.saves).isEqualTo(1);
  }

  /** 500s for an hour: ever fewer questions, and the news is there when it is over. */
  @Test
  void anHourOfFailuresIsWaitedOut() {
    answer("e1", FeedSamples.of("urn:a"));
    polls(1);
    Duration passed = Duration.ZERO;
    int questions = 0;
    while (passed.compareTo(Duration.ofHours(1)) < 0) {
      answers.add(new Failed("news.example answers 500"));
      passed = passed.plus(feed.poll());
      questions++;
    }
    assertThat(questions).isLessThan(12);
    answer("e2", FeedSamples.of("urn:a", "urn:b"));
    assertThat(feed.poll()).isLessThan(Duration.ofMinutes(1));
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
  }

  @Test
  void retryAfterIsKept() {
    answers.add(new Failed("news.example answers 429", Duration.ofMinutes(20)));
    assertThat(feed.poll()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void aBadItemDoesNotBlockTheNext() {
    answer(
        "e1",
        FeedSamples.message(
            "{\"uri\":\"urn:bad\",\"embargoed\":\"soon\"}", FeedSamples.item("urn:good", "G")));
    polls(1);
    assertThat(intake.ids()).containsExactly("urn:good");
    assertThat(intake.rejected()).hasSize(1);
  }

  /** A feed may have no items: nothing is set aside, nothing has failed, and news is still seen. */
  @Test
  void aFeedWithoutItemsIsNeitherRejectedNorAFailure() {
    String rss =
        "<rss version='2.0'><channel><title>Aske</title><link>https://news.example/</link>%s</channel></rss>";
    answer("e1", rss.formatted("").getBytes(UTF_8));
    answer("e1", rss.formatted("").getBytes(UTF_8));
    answer("e2", "[]".getBytes(UTF_8));
    polls(3);
    assertThat(intake.rejected()).isEmpty();
    assertThat(intake.contexts()).isEmpty();
    assertThat(count("nothing-new")).isEqualTo(3);
    assertThat(asked.get(1)).as("believed").isEqualTo(new Validators("e1", "lm-e1"));

    String item = "<item><guid>urn:a</guid><title>The lock opens on Monday</title></item>";
    answer("e3", rss.formatted(item).getBytes(UTF_8));
    polls(1);
    assertThat(intake.stories()).hasSize(1);
    assertThat(intake.rejected()).isEmpty();
  }

  /** An error page instead of the feed: set aside once, and asked for ever more seldom. */
  @Test
  void anAnswerThatIsNoFeedAtAllIsAFailure() {
    byte[] page = "<html><body>Down for maintenance</body></html>".getBytes(UTF_8);
    answer("e1", page);
    answer("e1", page);
    polls(2);
    assertThat(intake.rejected()).hasSize(1);
    assertThat(count("failed")).isEqualTo(2);
    assertThat(asked.get(1)).as("never believed").isEqualTo(Validators.NONE);
  }

  private void answer(String etag, byte[] body) {
    answers.add(new Fetched(body, "application/json", new Validators(etag, "lm-" + etag)));
  }

  private void polls(int number) {
    for (int i = 0; i < number; i++) {
      feed.poll();
    }
  }

  private double count(String outcome) {
    return meters
        .counter("wiredesk.ingest.polls", "feed", "f", "transport", "poll", "outcome", outcome)
        .count();
  }

  private PollFeed feed() {
    FeedSettings settings = FeedSamples.feed("{poll: {urls: ['" + URL + "']}}");
    PollSettings poll = Objects.requireNonNull(settings.poll());
    return new PollFeed(
        "f",
        settings,
        poll,
        URL,
        (url, known, with) -> {
          asked.add(known);
          return answers.remove();
        },
        new FeedServices(intake, positions, new FeedMeters(meters), clock),
        new AdaptiveInterval(poll.minInterval(), poll.maxInterval(), () -> 0.5));
  }
}
