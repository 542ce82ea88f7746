package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  @Test
  void byIdsOrByMatch() {
    Selection ids =
        Selection.parse("{\"ids\": [\"wire.rejected-1@17\", \"wire.rejected.sink-0@3\"]}");
    assertThat(ids.ids())
        .containsExactly(new Place("wire.rejected", 1, 17), new Place("wire.rejected.sink", 0, 3));
    assertThat(ids.by()).isEqualTo("console");

    Selection match =
        Selection.parse(
            "{\"match\": {\"feed\": \"ap\", \"from\": \"2026-05-04T10:00:00Z\"}, \"by\": \"kim\"}");
    assertThat(match.ids()).isNull();
    assertThat(match.match().feed()).isEqualTo("ap");
    assertThat(match.match().from()).isEqualTo(Instant.parse("2026-05-04T10:00:00Z"));
    assertThat(match.by()).isEqualTo("kim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"ids\": []}",
        "{\"ids\": \"wire.rejected-1@17\"}",
        "{\"ids\": [\"wire.raw-1@17\"]}",
        "{\"ids\": [\"wire.rejected-1@17\"], \"match\": {}}",
        "{\"match\": {\"fed\": \"ap\"}}",
        "{\"match\": \"all\"}",
        "{\"match\": {\"from\": \"yesterday\"}}",
        "{\"match\": {}, \"by\": 7}",
        "{\"match\": {}, \"everything\": true}"
      })
  void whatIsNotUnderstoodSelectsNothing(String body) {
    assertThatThrownBy(() -> Selection.parse(body)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void discardWantsAReason() {
    assertThatThrownBy(() -> Selection.parse("{\"match\": {}, \"reason\": \"x\"}").requiredReason())
        .hasMessageContaining("reason");
    assertThat(Selection.parse("{\"match\": {}, \"reason\": \"test\\ncopy\"}").requiredReason())
        .isEqualTo("test copy");
  }
}
