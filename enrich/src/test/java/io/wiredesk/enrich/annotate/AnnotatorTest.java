package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.PlaceMention;
import org.junit.jupiter.api.Test;

class AnnotatorTest {
  private static final String FERRY =
      "BERGEN, Norway, March 2 (Northern Wire) - Norwegian ferry operator Fjordlink ASA <FJLK.OL>"
          + " said on Monday it would buy six battery ferries from the Danish yard Lindholm Vaerft A/S."
          + "\n\nChief executive Karin Rahn said the ferries would sail to Bergen from"
          + " Stavanger. Rahn told reporters that the Norwegian Maritime Authority (NMA) had"
          + " approved the plan.\n\nThe NMA did not comment.";

  @Test
  void saysWhoWhatAndWhere() {
    Annotations annotations = Stories.annotate(FERRY);
    assertThat(annotations.getLanguage()).isEqualTo("en");
    assertThat(annotations.getPeople()).containsExactly("Karin Rahn");
    assertThat(annotations.getOrganisations())
        .contains("Fjordlink ASA", "Lindholm Vaerft A/S", "Norwegian Maritime Authority");
    assertThat(annotations.getTickers()).containsExactly("FJLK.OL");
    assertThat(annotations.getPlaces())
        .contains(
            new PlaceMention("Bergen", "NO", "dateline"),
            new PlaceMention("Norway", "NO", "mentioned"),
            new PlaceMention("Stavanger", "NO", "mentioned"));
    assertThat(annotations.getWordCount()).isEqualTo(59);
    assertThat(annotations.getReadingSeconds()).isEqualTo(16);
  }

  @Test
  void saysTheSameOfTheSameStory() {
    assertThat(Stories.annotate(FERRY)).isEqualTo(Stories.annotate(FERRY));
  }
}
