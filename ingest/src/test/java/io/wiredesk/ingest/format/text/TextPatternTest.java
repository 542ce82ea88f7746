package io.wiredesk.ingest.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TextPatternTest {
  /** Doubles its steps with each x or so: on a hundred of them it would outlast us all. */
  private static final TextPattern ENDLESS = TextPattern.of("(x+x+)+\\1y");

  @Test
  void aMatchThatWouldNeverEndIsEnded() {
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                TextPattern.whileAsking(
                    () -> {
                      if (asked.incrementAndGet() == 3) {
                        throw new IllegalStateException("enough");
                      }
                    },
                    () -> ENDLESS.matcher("x".repeat(100)).find()))
        .hasMessage("enough");
    assertThat(asked).hasValue(3);
  }

  @Test
  void whatManyShortMatchesLookAtCountsTogether() {
    AtomicInteger asked = new AtomicInteger();
    TextPattern word = TextPattern.of("[a-z]+");
    boolean all =
        TextPattern.whileAsking(
            asked::incrementAndGet,
            () -> {
              boolean found = true;
              for (int i = 0; i < TextPattern.CHARS_BETWEEN_QUESTIONS / 100; i++) {
                found &= word.matcher("a".repeat(1000)).matches();
              }
              return found;
            });
    assertThat(all).isTrue();
    assertThat(asked).hasValueBetween(9, 11);
  }

  @Test
  void aCountedTextReadsAsTheTextItself() {
    TextPattern dash = TextPattern.of(" (-+) ");
    assertThat(
            TextPattern.<String>whileAsking(
                () -> {},
                () ->
                    dash.matcher("a - b -- c").replaceAll("<$1>")
                        + dash.split("a - b -- c").toList()
                        + dash.matcher("a - b").results().map(m -> m.group(1)).toList()))
        .isEqualTo("a<->b<-->c[a, b, c][-]");
  }

  @Test
  void outsideOfAReadingNobodyIsAsked() {
    assertThat(ENDLESS.matcher("xxxy").matches()).isFalse();
  }
}
