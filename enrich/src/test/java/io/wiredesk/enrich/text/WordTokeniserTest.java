package io.wiredesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTokeniserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The U.S. and U.K. agreed.       | The U.S. and U.K. agreed
          Oslo-based, 4,100.5 pct         | Oslo based 4,100.5 pct
          Norway's plan, O'Hara's too     | Norway plan O'Hara too
          the authorities' plan           | the authorities plan
          Port Ellery, Ore., March 2      | Port Ellery Ore March 2
          AT&T Corp.                      | AT T Corp
          """)
  void cutsIntoWords(String text, String words) {
    assertThat(String.join(" ", texts(text))).isEqualTo(words);
  }

  @Test
  void keysAreFolded() {
    assertThat(WordTokeniser.of("Zürich ÅRHUS N’Djamena U.S"))
        .extracting(Word::key)
        .containsExactly("zurich", "arhus", "n'djamena", "u.s.");
  }

  @Test
  void gapsTellWhereANameEnds() {
    assertThat(gaps("Mr. Rahn met J. Halvard. He left, too (again) and-so on\n\nEnd"))
        .containsExactly(
            Separator.PARAGRAPH,
            Separator.SPACE,
            Separator.SPACE,
            Separator.SPACE,
            Separator.SPACE,
            Separator.STOP,
            Separator.SPACE,
            Separator.COMMA,
            Separator.OPEN,
            Separator.CLOSE,
            Separator.HYPHEN,
            Separator.SPACE,
            Separator.PARAGRAPH);
  }

  @Test
  void aWrappedLineGoesOnAndAnIndentedOneBegins() {
    assertThat(gaps("The oldest\nlock\n    Barges")).endsWith(Separator.SPACE, Separator.PARAGRAPH);
  }

  @Property
  void everyWordStandsWhereItSays(@ForAll String text) {
    for (Word word : WordTokeniser.of(text)) {
      assertThat(text.substring(word.start(), word.end())).isEqualTo(word.text());
    }
  }

  private static List<String> texts(String text) {
    return WordTokeniser.of(text).stream().map(Word::text).toList();
  }

  private static List<Separator> gaps(String text) {
    return WordTokeniser.of(text).stream().map(Word::gap).toList();
  }
}
