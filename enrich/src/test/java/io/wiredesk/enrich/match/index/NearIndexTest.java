package io.wiredesk.enrich.match.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Sketcher;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearIndexTest {
  private static final int STORIES = 1_500;

  private final NearIndex index = new NearIndex();
  private final Sketcher sketcher = new Sketcher();

  /** Every third story has the word, in far more stories than a list keeps. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 600, 1_100, 1_499})
  void aListThatLostItsNewestAnswersAsOneThatNeverHadThem(int forgotten) {
    List<IndexedStory> stories = new ArrayList<>();
    for (int i = 0; i < STORIES; i++) {
      stories.add(story(i));
      index.add(stories.get(i));
    }
    for (IndexedStory story : stories.subList(STORIES - forgotten, STORIES)) {
      index.remove(story);
    }
    NearIndex rebuilt = new NearIndex();
    stories.subList(0, STORIES - forgotten).forEach(rebuilt::add);
    Sketch asked = stories.get(0).sketch();
    assertThat(numbers(index.candidates(asked))).isEqualTo(numbers(rebuilt.candidates(asked)));
    assertThat(index.candidates(asked)).isNotEmpty();
  }

  private IndexedStory story(int number) {
    String id = "story " + number;
    WireStory wire =
        WireStory.newBuilder()
            .setStoryId(id)
            .setGuid(id)
            .setBody(
                "word%dx word%dy word%dz word%dw word%dv word%du "
                        .formatted(number, number, number, number, number, number)
                    + (number % 3 == 0 ? "lockkeeper harbour" : "other things"))
            .setFeed("demo")
            .setTransport("http")
            .setFormat("ninjs")
            .setReceivedAt(Instant.EPOCH)
            .setOriginalSha256("")
            .build();
    Sketch sketch = sketcher.sketch(wire, wire.getBody(), index);
    return new IndexedStory(
        number, id, id, true, "demo", Instant.EPOCH, Instant.EPOCH, new int[0], sketch);
  }

  private static List<Long> numbers(List<IndexedStory> stories) {
    return stories.stream().map(IndexedStory::number).toList();
  }
}
