package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.wiredesk.enrich.text.WordCount;
import io.wiredesk.schemas.Annotations;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no desk would write. */
class HostileAnnotationTest {
  /** Generous: what must not happen is work that grows with the square of the text. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  private static final int TWO_MEGABYTES = 2_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\n",
        "Lock",
        ".",
        "-",
        "<",
        "(",
        "$",
        "'s",
        "U.",
        "U.S.",
        "Mr",
        "President",
        "of",
        ", Ore.",
        "1,234 5,678\n90.1 -3 17-1/2",
        "\u0000\u0001",
        "\uD83D",
        "\u0301\u0301",
        "((((((((((",
        "<<<<<<<<>>>>>>>",
        "-----,-----",
        "“”„«»"
      })
  void aTextThatSaysNothing(String body) {
    Annotations annotations = Stories.annotate(body);
    assertThat(annotations.getPeople()).isEmpty();
    assertThat(annotations.getOrganisations()).isEmpty();
    assertThat(annotations.getTopics()).isEmpty();
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Norway ",
        "President ",
        "Karin Rahn, ",
        "J. ",
        "Bank of ",
        "Halvard Corp and ",
        "A-",
        "(NYSE:",
        "<AAAA",
        "Port Ellery, Ore., ",
        "港口最古老的船闸将关闭",
        "ประตูน้ำที่เก่าแก่ที่สุด",
        "1,234.5 ",
        "U.S.",
        "\n",
        "x"
      })
  void twoMegabytesOfOneThing(String piece) {
    String body = piece.repeat(TWO_MEGABYTES / piece.length());
    Assertions.assertTimeoutPreemptively(BOUND, () -> Stories.annotate(body));
  }

  @Test
  void figuresAloneHaveNoWordsOfMeaning() {
    Annotations annotations = Stories.annotate("12 34 56\n78 90");
    assertThat(annotations.getWordCount()).isEqualTo(5);
    assertThat(annotations.getLanguage()).isNull();
    assertThat(annotations.getPlaces()).isEmpty();
  }

  @Test
  void namesAmongOtherScriptsAreFound() {
    Annotations annotations =
        Stories.annotate("وقال Karin Rahn في Oslo إن السفينة 船闸 ستبقى في Oslo حتى يوم الاثنين");
    assertThat(annotations.getPeople()).containsExactly("Karin Rahn");
    assertThat(annotations.getLanguage()).isEqualTo("ar");
  }

  @Test
  void scriptsWithoutSpacesAreCounted() {
    assertThat(WordCount.of("港口最古老的船闸将关闭十一个星期")).isGreaterThan(1);
    assertThat(WordCount.of("ประตูน้ำที่เก่าแก่ที่สุด")).isGreaterThan(1);
  }

  @Property(tries = 300)
  void neverFails(@ForAll String headline, @ForAll String body) {
    assertThatCode(() -> Stories.annotate(Stories.story(body).setHeadline(headline)))
        .doesNotThrowAnyException();
  }
}
