package io.wiredesk.ingest.format.wire;

import static io.wiredesk.ingest.format.Contexts.parse;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings(
    "StringConcatToTextBlock") // control characters and CR LF: no text block has these
class ZczcTest {
  private static final String PIER =
      "ZCZC AAP\r\n%A\r\n#Pier_BC1\r\n$Pier shut after storm\r\n\r\n:(HOBART)\r\n&DESK\\Leea\r\n*07000000\r\n@TAS\r\n"
          + "The pier was shut.\n\n   Waves broke two beams.\n\r\n\r\nAAP RTV\r\nNNNN\r\n";

  @Test
  void linesToldByTheirFirstCharacter() {
    WireStory story = story(PIER);
    assertThat(story.getFormat()).isEqualTo("zczc");
    assertThat(story.getHeadline()).isEqualTo("Pier shut after storm");
    assertThat(story.getSlugline()).isEqualTo("Pier_BC1");
    assertThat(story.getDateline().getPlace()).isEqualTo("HOBART");
    assertThat(story.getSubjects()).containsExactly(new Concept("subj:07000000", null));
    assertThat(story.getPlaces()).containsExactly(new Concept(null, "TAS"));
    assertThat(story.getBody()).isEqualTo("The pier was shut.\n\nWaves broke two beams.");
    assertThat(story.getCreditline()).isEqualTo("AAP RTV");
    assertThat(story.getProvider()).isEqualTo("AAP");
  }

  @Test
  void carriageReturnsAlone() {
    WireStory story =
        story("\rZCZC\r#Rowing\r:Final fields - Monday\r\rLOCAL TIMES\r   1-Old Crew\rNNNN");
    assertThat(story.getHeadline()).isEqualTo("Final fields - Monday");
    assertThat(story.getBody()).isEqualTo("LOCAL TIMES\n\n1-Old Crew");
  }

  @Test
  void circuitAndNumber() {
    WireStory story = story("ZCZC FMG017\nA tram was late.\nNNNN");
    assertThat(story.getSequence()).isEqualTo(17);
    assertThat(story.getHeadline()).isNull();
  }

  @Test
  void severalInOneMessage() {
    List<Outcome> outcomes = parse(PIER + PIER.replace("pier", "quay"));
    assertThat(outcomes).hasSize(2).allMatch(Parsed.class::isInstance);
    assertThat(((Parsed) outcomes.get(1)).story().getBody()).startsWith("The quay");
  }
}
