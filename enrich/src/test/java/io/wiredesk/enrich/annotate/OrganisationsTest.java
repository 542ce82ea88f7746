package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          In Oslo, Halvard Shipping Corp said it would pay.      | Halvard Shipping Corp
          The Norwegian Finance Ministry declined to comment.    | Finance Ministry
          Officials at the Ministry of Fisheries met.            | Ministry of Fisheries
          Nordland Savings Bank said loans rose.                 | Nordland Savings Bank
          The IMF is to lend more.                               | International Monetary Fund
          Halvard and Sons Ltd was sold.                         | Halvard and Sons Ltd
          The U.N. Security Council voted.                       | U.N. Security Council
          The University of Nordland closed.                     | University of Nordland
          """)
  void findsOne(String text, String name) {
    assertThat(Stories.annotate(text).getOrganisations()).contains(name);
  }

  @Test
  void anAcronymOnceIntroducedIsTheOrganisation() {
    assertThat(
            Stories.annotate(
                    "The Harbour Workers Union (HWU) struck. The HWU wants more. HWU members met.")
                .getOrganisations())
        .containsExactly("Harbour Workers Union");
  }

  @Test
  void anAcronymThatWasNotIntroducedIsNone() {
    assertThat(Stories.annotate("The HWU wants more. HWU members met.").getOrganisations())
        .isEmpty();
  }

  @Test
  void theAgencysMarkAtTheEndIsNoMention() {
    assertThat(Stories.annotate("The lock will close.\n\n Reuter").getOrganisations()).isEmpty();
    assertThat(Stories.annotate("The lock will close, he told Reuters.").getOrganisations())
        .containsExactly("Reuters");
  }

  @Test
  void whoInCapitalsIsAQuestion() {
    assertThat(
            Stories.annotate(
                    Stories.story("A short text.").setHeadline("WHO WILL PAY FOR THE LOCK"))
                .getOrganisations())
        .isEmpty();
  }
}
