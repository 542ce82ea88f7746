package io.wiredesk.sink.story;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CleanTextTest {
  @Test
  void marksEachThingThatCannotBeStored() {
    assertThat(CleanText.clean("a\u0000b\uD800c\uDC00")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    assertThat(CleanText.clean("\uDC00\uD800")).isEqualTo("\uFFFD\uFFFD");
  }

  @Test
  void leavesPairsAndEverythingElseAlone() {
    String fine = "caf\u00e9 \uD83D\uDE00\uD83D\uDE00 \t\n\u0001";
    assertThat(CleanText.clean(fine)).isSameAs(fine);
  }

  @Property
  void whatIsCleanIsKeptByUtf8(@ForAll String any) {
    String clean = CleanText.clean(any);
    byte[] utf8 = clean.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(new String(utf8, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(clean);
    assertThat(clean).hasSameSizeAs(any).doesNotContain("\u0000");
  }
}
