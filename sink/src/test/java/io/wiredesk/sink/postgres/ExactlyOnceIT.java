package io.wiredesk.sink.postgres;

import static io.wiredesk.sink.postgres.SinkHarness.COPIES;
import static io.wiredesk.sink.postgres.SinkHarness.STORIES;
import static io.wiredesk.sink.postgres.Stories.copy;
import static io.wiredesk.sink.postgres.Stories.kill;
import static io.wiredesk.sink.postgres.Stories.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

/** Guarantee 3: exactly once into PostgreSQL, whatever breaks and whoever else writes. */
class ExactlyOnceIT {
  private static final String ALL =
      "SELECT 'story', story_id, revision_number::text, headline FROM story"
          + " UNION ALL SELECT 'copy', story_id, revision_number::text, headline FROM story_copy"
          + " UNION ALL SELECT 'rev', story_id, revision_key, body FROM story_revision"
          + " UNION ALL SELECT 'offset', topic, next_offset::text, '' FROM sink_offset ORDER BY 1, 2, 3";
  private static final String CLEAR =
      "TRUNCATE story_current, story_unsearched, story_copy, story_revision, story_head, sink_offset";

  private final SinkHarness bench = new SinkHarness();

  private SinkHarness filled() {
    return bench
        .stories(story("a", 1), story("b", 1), story("a", 2), kill("b", 2))
        .copies(copy("c", 1, "a"), copy("d", 1, "a"))
        .stories(story("d", 2));
  }

  @Test
  void aConnectionThatBreaksAtAnyStepLosesAndDoublesNothing() {
    List<String> whole = filled().drain().query(ALL);
    Tampered tampered;
    int step = 0;
    do {
      bench.query(CLEAR);
      tampered = new Tampered(++step);
      try (SinkHarness.Reader reader = bench.reader(tampered, STORIES, COPIES)) {
        reader.drain(3);
        assertThat(reader.context.rejected).isEmpty();
      }
      assertThat(bench.query(ALL)).as("broken at step %d", step).isEqualTo(whole);
    } while (tampered.broke());
    assertThat(step).isGreaterThan(12);
  }

  @Test
  void aTaskThatDiesAtAnyStepIsTakenOverWithoutLossOrDouble() {
    List<String> whole = filled().drain().query(ALL);
    Tampered tampered;
    int step = 0;
    do {
      bench.query(CLEAR);
      tampered = new Tampered(++step);
      try (SinkHarness.Reader dying = bench.reader(tampered, STORIES, COPIES)) {
        dying.poll(4);
        dying.poll(4);
      } catch (RetriableException e) {
        // died here
      }
      bench.drain();
      assertThat(bench.query(ALL)).as("died at step %d", step).isEqualTo(whole);
    } while (tampered.broke());
  }

  @Test
  void aTaskThatLostItsPartitionWritesNothing() {
    bench.stories(story("a", 1)).drain();
    try (SinkHarness.Reader former = bench.reader(STORIES);
        SinkHarness.Reader next = bench.reader(STORIES)) {
      bench.stories(story("a", 2));
      assertThatThrownBy(() -> former.poll(10)).isInstanceOf(RetriableException.class);
      assertThat(bench.query("SELECT revision_number FROM story")).containsExactly("1");
      assertThat(former.storage.stored()).isEmpty();
      next.poll(10);
      assertThat(bench.query("SELECT revision_number FROM story")).containsExactly("2");
      assertThat(former.context.metric("fenced")).isEqualTo(1L);
    }
  }

  @Test
  void aTaskThatConnectStillTrustsTakesItsPartitionBackAndGoesOnFromWhatIsStored() {
    try (SinkHarness.Reader former = bench.reader(STORIES);
        SinkHarness.Reader other = bench.reader(STORIES)) {
      bench.stories(story("a", 1));
      other.poll(10);
      bench.stories(story("a", 2));
      former.drain();
      assertThat(bench.query("SELECT revision_key FROM story_revision ORDER BY 1"))
          .containsExactly("key-1", "key-2");
      assertThat(bench.query("SELECT next_offset FROM sink_offset")).containsExactly("2");
    }
  }

  /** The batch that is put off for the first comes again, and once more for the second. */
  @Test
  void aTaskThatLosesTwoPartitionsInTurnGoesOnFromWhatIsStored() {
    bench.stories(story("a", 1)).copies(copy("c", 1, "a"));
    try (SinkHarness.Reader former = bench.reader(STORIES, COPIES)) {
      former.drain();
      bench.stories(story("a", 2)).copies(copy("c", 2, "a"));
      try (SinkHarness.Reader other = bench.reader(STORIES, COPIES)) {
        other.drain();
      }
      bench.stories(story("b", 1));
      former.drain();
      assertThat(former.context.metric("fenced")).isEqualTo(2L);
    }
    assertThat(bench.query("SELECT story_id, revision_number FROM story ORDER BY 1"))
        .containsExactly("a|2", "b|1");
    assertThat(bench.query("SELECT next_offset FROM sink_offset ORDER BY topic"))
        .containsExactly("2", "3");
  }

  /** Whatever fails in between, a batch that was read before a claim proves nothing of its log. */
  @Test
  void aTaskThatIsRobbedAtEveryBatchAndLosesItsConnectionNeverTakesTheTopicForANewOne() {
    filled().drain();
    for (int step = 1; step < 11; step++) {
      bench.query(CLEAR);
      bench.forget();
      bench.stories(story("a", 1)).copies(copy("c", 1, "a"));
      try (SinkHarness.Reader former = bench.reader(new Tampered(step), STORIES, COPIES)) {
        for (int number = 2; number < 5; number++) {
          bench.stories(story("a", number)).copies(copy("c", number, "a"));
          bench.drain();
          former.drain();
        }
      }
      assertThat(bench.query("SELECT next_offset FROM sink_offset"))
          .as("broken at step %d", step)
          .containsExactly("4", "4");
    }
  }

  @Test
  void ofTwoTasksThatBeginAtOnceOnlyTheLaterClaimCounts() throws Exception {
    bench.drain();
    bench.stories(story("a", 1), story("a", 2));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (SinkHarness.Reader one = bench.reader(STORIES);
        SinkHarness.Reader two = bench.reader(STORIES)) {
      Future<Boolean> first = pool.submit(() -> stores(one));
      Future<Boolean> second = pool.submit(() -> stores(two));
      assertThat(List.of(first.get(), second.get())).containsExactly(false, true);
    } finally {
      pool.shutdownNow();
    }
    assertThat(bench.query("SELECT next_offset, claim FROM sink_offset")).containsExactly("2|2");
  }

  private static boolean stores(SinkHarness.Reader reader) {
    try {
      return reader.poll(10);
    } catch (RetriableException e) {
      return false;
    }
  }

  @Test
  void offsetsOfMarkersArePassedOverAndReportedAsStored() {
    bench.stories(story("a", 1)).gap(STORIES, 3).stories(story("a", 2));
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      reader.drain();
      assertThat(reader.storage.stored()).containsEntry(STORIES, new OffsetAndMetadata(5));
    }
  }

  @Test
  void whatIsNotCommittedIsNotReportedAsStored() {
    bench.stories(story("a", 1));
    try (SinkHarness.Reader reader = bench.reader(new Tampered(6), STORIES)) {
      assertThatThrownBy(() -> reader.poll(10)).isInstanceOf(RetriableException.class);
      assertThat(reader.storage.stored()).isEmpty();
      assertThat(reader.context.timeout).isPositive();
    }
  }

  @Test
  void aPartitionGivenBackIsNeitherWrittenNorReported() {
    bench.stories(story("a", 1));
    try (SinkHarness.Reader reader = bench.reader(STORIES, COPIES)) {
      reader.drain();
      reader.storage.close(List.of(STORIES));
      assertThat(reader.storage.stored()).isEmpty();
    }
  }

  @Test
  void aTopicThatWasCreatedAnewStopsTheTaskWithWhatToDo() {
    bench.stories(story("a", 1), story("a", 2)).drain();
    try (SinkHarness.Reader reader = bench.reader(STORIES)) {
      reader.context.sought.clear();
      reader.rewindTo(STORIES, 0);
      assertThatThrownBy(() -> reader.poll(10))
          .isInstanceOf(ConnectException.class)
          .isNotInstanceOf(RetriableException.class)
          .hasMessageContaining("wire.stories-0")
          .hasMessageContaining("sink_offset");
    }
  }
}
