package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.PlaceMention;
import io.wiredesk.schemas.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The seed story, which lies beside the project. */
class SeedAnnotationTest {
  private static final Path SEED = Path.of("..", "..", "shared", "seed");

  @Test
  void namesWhoWhatAndWhere() throws IOException {
    assumeTrue(Files.isDirectory(SEED), "no seed story at " + SEED.toAbsolutePath());
    Annotations annotations =
        Stories.annotate(
            Stories.story(body())
                .setHeadline(null)
                .setDateline(Dateline.newBuilder().setPlace("WASHINGTON").build()));
    assertThat(annotations.getLanguage()).isEqualTo("en");
    assertThat(annotations.getPeople())
        .containsExactlyInAnyOrder(
            "Joe Biden", "Xi Jinping", "Jake Sullivan", "Yang Jiechi", "Karine Jean-Pierre");
    assertThat(annotations.getOrganisations())
        .contains("Reuters", "White House", "National Security Council");
    assertThat(annotations.getPlaces())
        .extracting(PlaceMention::getName)
        .contains("Washington", "Zurich", "Chengdu", "Houston", "China", "United States");
    assertThat(annotations.getTopics()).extracting(Topic::getQcode).contains("medtop:11000000");
  }

  private static String body() throws IOException {
    try (Stream<Path> files = Files.list(SEED)) {
      String text = Files.readString(files.findFirst().orElseThrow());
      List<String> parts = List.of(text.split("WASHINGTON ", 2));
      return parts.get(1).strip();
    }
  }
}
