package io.wiredesk.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {
  /** Half a character, which no UTF-8 can carry. */
  private static final Pattern UNPAIRED = Pattern.compile("\\p{Cs}");

  @Property(tries = 200)
  void goesThroughAnAddressUnchanged(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros, @ForAll String id) {
    PageCursor cursor =
        new PageCursor(
            Instant.EPOCH.plusNanos(micros % 1_000_000 * 1000).plusSeconds(micros / 1_000_000), id);

    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    if (UNPAIRED.matcher(id).find()) {
      return;
    }
    assertThat(PageCursor.of(cursor.text())).isEqualTo(cursor);
  }

  @Test
  void nothingIsTheStart() {
    assertThat(PageCursor.of(null)).isEqualTo(PageCursor.START);
    assertThat(PageCursor.of("")).isEqualTo(PageCursor.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "äöü", "AAAA", "MjAyNA", "%00"})
  void anythingElseIsRefusedWithAWord(String text) {
    assertThatThrownBy(() -> PageCursor.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("after is no cursor");
  }
}
