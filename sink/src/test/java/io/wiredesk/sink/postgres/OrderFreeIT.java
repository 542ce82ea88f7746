package io.wiredesk.sink.postgres;

import static io.wiredesk.sink.postgres.SinkHarness.COPIES;
import static io.wiredesk.sink.postgres.SinkHarness.STORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Story;
import io.wiredesk.sink.FoldedStory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

/**
 * Guarantee 4 and more: however a story's messages arrive, and however its two topics are
 * interleaved, cut into batches, read by several tasks and read again, the tables end the same.
 */
class OrderFreeIT {
  private static final int ROUNDS = 24;
  private static final String CLEAR =
      "TRUNCATE story_current, story_unsearched, story_copy, story_revision, story_head,"
          + " sink_offset";
  private static final String CURRENT =
      "SELECT 'story', story_id, revision_number, revision_key, pub_status, headline, body,"
          + " killed_at::text, NULL FROM story UNION ALL SELECT 'copy', story_id, revision_number,"
          + " revision_key, pub_status, headline, NULL, killed_at::text, of_story_id FROM"
          + " story_copy ORDER BY 1, 2";
  private static final String HISTORY =
      "SELECT number, revision_key, supersedes, pub_status, headline, body, killed_at"
          + " FROM story_history ORDER BY 1";
  private static final String LANES =
      "SELECT revision_key, lane, revision_number, of_story_id FROM story_revision ORDER BY 1";

  private final SinkHarness bench = new SinkHarness();

  @Test
  void anyArrivalOfAStorysMessagesEndsInOneState() {
    bench.stories(Stories.story("warm-up", 1)).drain();
    long seed = System.nanoTime();
    List<String> first = null;
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(seed + round);
      List<Integer> arrival = new ArrayList<>(List.of(1, 2, 3, 4, 5));
      Collections.shuffle(arrival, random);
      List<String> state =
          stateAfter(FoldedStory.emitted(arrival, 4), random, Lanes.ONE, CURRENT, HISTORY);
      first = first == null ? state : first;
      assertThat(state).as("seed %d, arrival %s", seed + round, arrival).isEqualTo(first);
    }
  }

  @Test
  void anyInterleavingOfTheTwoTopicsEndsInOneState() {
    bench.stories(Stories.story("warm-up", 1)).drain();
    long seed = System.nanoTime();
    for (int round = 0; round < ROUNDS / 4; round++) {
      Random random = new Random(seed + round);
      List<Integer> arrival = new ArrayList<>(List.of(1, 2, 3, 4, 5));
      Collections.shuffle(arrival, random);
      List<Story> emitted = FoldedStory.emitted(arrival, random.nextInt(7));
      emitted.forEach(story -> FoldedStory.moveLane(story, random));
      List<String> first = null;
      for (int again = 0; again < 5; again++) {
        List<String> state = stateAfter(emitted, random, Lanes.TWO, CURRENT, HISTORY, LANES);
        first = first == null ? state : first;
        assertThat(state).as("seed %d, arrival %s", seed + round, arrival).isEqualTo(first);
      }
    }
  }

  private enum Lanes {
    ONE,
    TWO
  }

  private List<String> stateAfter(
      List<Story> emitted, Random random, Lanes lanes, String... queries) {
    bench.query(CLEAR);
    bench.forget();
    for (Story story : emitted) {
      if (story.getCopy() == null) {
        bench.stories(story);
      } else {
        bench.copies(story);
      }
    }
    readAtRandom(random, lanes);
    List<String> state = new ArrayList<>();
    for (String query : queries) {
      state.addAll(bench.query(query));
    }
    return state;
  }

  /** Two tasks take turns; now and then one is replaced, and the new one claims what it had. */
  private void readAtRandom(Random random, Lanes lanes) {
    SinkHarness.Reader stories = bench.reader(STORIES);
    SinkHarness.Reader copies = bench.reader(COPIES);
    for (int turn = 0; turn < 12; turn++) {
      SinkHarness.Reader next = lanes == Lanes.TWO && random.nextBoolean() ? copies : stories;
      if (random.nextInt(6) == 0 && next == stories) {
        stories = bench.reader(STORIES);
        next.close();
      } else {
        pollOnce(next, 1 + random.nextInt(4));
      }
    }
    stories.drain();
    copies.drain();
    stories.close();
    copies.close();
  }

  private static void pollOnce(SinkHarness.Reader reader, int max) {
    try {
      reader.poll(max);
    } catch (RetriableException e) {
      throw new AssertionError("nothing should fail here", e);
    }
  }
}
