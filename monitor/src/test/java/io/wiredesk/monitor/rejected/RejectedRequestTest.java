package io.wiredesk.monitor.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedRequestTest {
  @Test
  void byIdsOrByMatch() {
    RejectedRequest ids =
        RejectedRequest.parse("{\"ids\": [\"wire.rejected-1@17\", \"wire.rejected.sink-0@3\"]}");
    assertThat(ids.ids())
        .containsExactly(
            new RecordCoordinate("wire.rejected", 1, 17),
            new RecordCoordinate("wire.rejected.sink", 0, 3));
    assertThat(ids.by()).isEqualTo("console");

    RejectedRequest match =
        RejectedRequest.parse(
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
    assertThatThrownBy(() -> RejectedRequest.parse(body)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void discardWantsAReason() {
    assertThatThrownBy(
            () -> RejectedRequest.parse("{\"match\": {}, \"reason\": \"x\"}").requiredReason())
        .hasMessageContaining("reason");
    assertThat(
            RejectedRequest.parse("{\"match\": {}, \"reason\": \"test\\ncopy\"}").requiredReason())
        .isEqualTo("test copy");
  }
}
