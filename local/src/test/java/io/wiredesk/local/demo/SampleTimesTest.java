package io.wiredesk.local.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SampleTimesTest {
  private Instant now = Instant.parse("2026-03-12T10:00:00.500Z");
  private final SampleTimes times = new SampleTimes(() -> now);

  @Test
  void fillsInATimeAheadOfTheFirstSend() {
    assertThat(fill("until ${embargo:budget+PT15S}.")).isEqualTo("until 2026-03-12T10:00:15Z.");
  }

  @Test
  void keepsItForAResend() {
    String first = fill("${embargo:budget+PT15S}");
    now = now.plusSeconds(60);
    assertThat(fill("${embargo:budget+PT15S}")).isEqualTo(first);
    assertThat(fill("${embargo:merger+PT24H}")).isEqualTo("2026-03-13T10:01:00Z");
  }

  @Test
  void writesATextWiresStamp() {
    assertThat(fill("${stamp:frost}")).isEqualTo("121000 GMT Mar 26");
    now = now.plusSeconds(86_400);
    assertThat(fill("${stamp:frost}")).isEqualTo("121000 GMT Mar 26");
  }

  @Test
  void leavesAllOtherBytesAlone() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(times.fill(all)).isEqualTo(all);
  }

  private String fill(String text) {
    return new String(times.fill(text.getBytes(ISO_8859_1)), ISO_8859_1);
  }
}
