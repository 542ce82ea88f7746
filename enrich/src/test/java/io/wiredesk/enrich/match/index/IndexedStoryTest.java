package io.wiredesk.enrich.match.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.enrich.match.sketch.Sketch;
import io.wiredesk.enrich.match.sketch.Sketcher;
import io.wiredesk.schemas.WireStory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexedStoryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CORRECTED - Harbour lamps | The lamps of Orle harbour were lit again, it said. | true | false",
        "Harbour answers | The harbour of Orle said that the charge made yesterday is wrong. | false | true",
        "CORRECTED - Harbour answers | It said that the charge made yesterday is wrong. | true | true",
        "Harbour lamps | The lamps of Orle harbour were lit again, it said. | false | false",
      })
  void itsStoreKeepsWhatItSaysOfItself(
      String headline, String body, boolean corrects, boolean looksBack) {
    WireStory story = Wires.message("a", body).setHeadline(headline).build();
    Sketch sketch = new Sketcher().sketch(story, body, new NearIndex());
    IndexedStory indexed =
        new IndexedStory(
            1, "a", "a", true, "desk", Wires.NOON, Wires.NOON, new int[] {1, 2}, sketch);

    byte[] stored = IndexedStory.codec().serializer().serialize("store", indexed);
    Sketch read = IndexedStory.codec().deserializer().deserialize("store", stored).sketch();

    assertThat(read.corrects()).isEqualTo(corrects);
    assertThat(read.looksBack()).isEqualTo(looksBack);
    assertThat(read).usingRecursiveComparison().isEqualTo(sketch);
  }
}
