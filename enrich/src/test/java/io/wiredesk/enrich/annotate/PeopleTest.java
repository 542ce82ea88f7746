package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Finance Minister Olaf Rahn spoke, and Rahn left.      | Olaf Rahn
          The plan is President Rahn's, aides said.             | Rahn
          Port spokesman Ole van der Meer would not comment.    | Ole van der Meer
          Analyst J. Peter Halvard disagreed.                   | J. Peter Halvard
          Mr Rahn met Karin Rahn.                               | Karin Rahn
          Talks were led by Zhang Weilin in Beijing.            | Zhang Weilin
          The firm named Torvald Brekke, 52, to the post.       | Torvald Brekke
          Torvalda Brekkin, chairwoman of the port, said so.    | Torvalda Brekkin
          Deputy Mayor Marie-Claire Dupont resigned.            | Marie-Claire Dupont
          Gorbachev answered on Friday.                         | Mikhail Gorbachev
          """)
  void findsOne(String text, String name) {
    assertThat(Stories.annotate(text).getPeople()).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          John Halvard Ltd said net profit rose.
          The Bank of Norland cut its rate.
          Peter Halvard & Co filed for an offering.
          Prime Minister's questions were short.
          The President of the Council spoke in Norway.
          """)
  void takesNoCompanyAndNoOfficeForAPerson(String text) {
    assertThat(Stories.annotate(text).getPeople()).isEmpty();
  }

  @org.junit.jupiter.api.Test
  void tellsTwoOfOneFamilyNameApart() {
    assertThat(
            Stories.annotate("Treasury Secretary James Baker and Howard Baker met. Baker agreed.")
                .getPeople())
        .isEqualTo(List.of("James Baker", "Howard Baker"));
  }
}
