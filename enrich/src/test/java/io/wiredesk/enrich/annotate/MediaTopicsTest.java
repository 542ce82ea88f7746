package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTopicsTest {
  private static final String MATCH =
      "The striker scored twice as the league champions won the cup match in the stadium.";

  @ParameterizedTest
  @CsvSource({
    "medtop:11000000, 11",
    "medtop:20000574, 11",
    "http://cv.iptc.org/newscodes/mediatopic/20000822, 15",
    "medtop:20001128, 17",
    "subj:04005004, 04",
    "iptccat:POL, 11",
    "cat:FIN, 04",
    "anpa:s, 15",
    "anpa:w, 11",
    "subj:16000000, 16"
  })
  void carriedCodesComeFirst(String qcode, String topic) {
    assertThat(topics(new Concept(qcode, null))).containsExactly("medtop:" + topic + "000000 1.0");
  }

  @Test
  void aNameWillDo() {
    assertThat(topics(new Concept(null, "Politik"))).containsExactly("medtop:11000000 1.0");
  }

  @ParameterizedTest
  @CsvSource({"medtop:20009999", "medtop:99000000", "desk:a", "x:12345", "''", "anpa:x"})
  void whatACodeDoesNotSayTheTextDoes(String qcode) {
    assertThat(topics(new Concept(qcode, null)))
        .hasSize(1)
        .allMatch(topic -> topic.startsWith("medtop:15000000 0."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          17 | The weather service forecast heavy rainfall, gales and thunderstorms for the coast.
          16 | Rebels shelled the army's positions after the ceasefire; troops fired missiles.
          02 | The court sentenced him to prison; prosecutors had charged fraud and bribery.
          07 | The hospital said the vaccine protected patients from the disease in clinical trials.
          12 | The bishop said a sermon in the church on Easter; the pope was in the Vatican.
          09 | The trade union called a walkout over job cuts; collective bargaining had failed.
          04 | Net profit and revenues rose, shareholders get a dividend of 12 cts a share.
          11 | Die Bundesregierung und der Bundestag streiten vor der Wahl über das Gesetz.
          """)
  void wordsTell(String topic, String text) {
    assertThat(Stories.annotate(text).getTopics().get(0).getQcode())
        .isEqualTo("medtop:" + topic + "000000");
  }

  @Test
  void moreWordsMakeSurer() {
    double little = confidence("The striker scored in the stadium.");
    double much = confidence(MATCH + " The goalkeeper and the referee argued at the tournament.");
    assertThat(little).isBetween(0.0, much);
    assertThat(much).isLessThanOrEqualTo(1);
  }

  private static double confidence(String text) {
    return Stories.annotate(text).getTopics().get(0).getConfidence();
  }

  private static List<String> topics(Concept subject) {
    return Stories.annotate(Stories.story(MATCH).setSubjects(List.of(subject))).getTopics().stream()
        .map(MediaTopicsTest::line)
        .toList();
  }

  private static String line(Topic topic) {
    return topic.getQcode() + " " + topic.getConfidence();
  }
}
