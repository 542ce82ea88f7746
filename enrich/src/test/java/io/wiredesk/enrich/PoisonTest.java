package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in one message, the next one of the same partition is published. */
class PoisonTest extends TopologyFixture {
  static Stream<String> hostile() {
    return Stream.of(
        "please kill 'ab" + "'c".repeat(50_000), // as in the incident of the long headline
        "g".repeat(140_000),
        "Re: ".repeat(5_000),
        "X".repeat(4_000),
        "A ".repeat(4_000),
        "A'".repeat(4_000),
        "'a'b".repeat(10_000),
        "\"".repeat(4_000),
        "(".repeat(4_000),
        "<".repeat(4_000),
        "1.".repeat(4_000),
        "NEW YORK ".repeat(4_000),
        "kill item ".repeat(4_000),
        "\n".repeat(4_000),
        "😀".repeat(10_000));
  }

  private static List<WireStory> inEveryField(String value) {
    return List.of(
        message("p", HARBOUR).setHeadline(value).build(),
        message("p", HARBOUR).setSlugline(value).build(),
        message("p", HARBOUR).setByline(value).build(),
        message("p", HARBOUR).setGuid(value).build(),
        message("p", HARBOUR).setVersion(value).build(),
        message("p", HARBOUR).setProvider(value).build(),
        message("p", HARBOUR).setAltIds(List.of(new AltId("slug", value))).build(),
        message("p", HARBOUR).setReplaces(List.of(value)).build(),
        message("p", HARBOUR).setEdNotes(List.of(new EdNote(null, value))).build(),
        message("p", value).build());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void theNextMessageIsPublished(String poison) {
    for (WireStory story : inEveryField(poison)) {
      bench.send(story);
    }
    bench.send(
        version("healthy", 1, HARBOUR.replace("crane", "ferry") + " Nothing else was reported."));

    assertThat(
            Stream.concat(
                bench.stories.readKeyValuesToList().stream(),
                bench.duplicates.readKeyValuesToList().stream()))
        .filteredOn(s -> s.key.equals("healthy"))
        .hasSize(1);
  }
}
