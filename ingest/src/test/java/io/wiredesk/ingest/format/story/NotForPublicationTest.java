package io.wiredesk.ingest.format.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotForPublicationTest {
  private static final String LINE = "* The following is not intended for publication";

  @ParameterizedTest
  @CsvSource({"60, true", "61, false"})
  void aShortHeadingRightAboveTheLineIsOfTheNote(int words, boolean taken) {
    String heading = "#" + "x".repeat(words);
    String end = LINE + "\n\nDesk: 555 0100";
    WireStory.Builder story =
        WireStory.newBuilder()
            .setEdNotes(List.of())
            .setBody("The ferry sails.\n\n" + heading + "\n\n" + end);

    NotForPublication.setApart(story);

    assertThat(story.getEdNotes())
        .extracting(EdNote::getText)
        .containsExactly(taken ? heading + "\n\n" + end : end);
    assertThat(story.getBody())
        .isEqualTo(taken ? "The ferry sails." : "The ferry sails.\n\n" + heading);
  }
}
