package io.wiredesk.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.WireStory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  private final JsonNode json;

  RecordJsonTest() throws Exception {
    WireStory story =
        WireStory.newBuilder()
            .setStoryId("a")
            .setChange(Change.new$)
            .setDateline(Dateline.newBuilder().setText("OSLO").build())
            .setSignals(List.of("sig:update"))
            .setVersionOrdinal(3L)
            .setFeed("desk")
            .setTransport("http")
            .setFormat("text")
            .setReceivedAt(Instant.parse("2026-03-02T09:00:00Z"))
            .setOriginal(ByteBuffer.wrap(new byte[] {1}))
            .setOriginalSha256("0")
            .build();
    String line = RecordJson.line(story);
    assertThat(line).doesNotContain("\n");
    json = new ObjectMapper().readTree(line);
  }

  @Test
  void writesSymbolsAndTimesAsTheSchemaDoes() {
    assertThat(json.path("change").asText()).isEqualTo("new");
    assertThat(json.path("receivedAt").asText()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(json.path("versionOrdinal").isNumber()).isTrue();
    assertThat(json.path("signals").toString()).isEqualTo("[\"sig:update\"]");
    assertThat(json.path("dateline").path("text").asText()).isEqualTo("OSLO");
  }

  @Test
  void isNullWhereNothingIsKnownAndLeavesTheBytesOut() {
    assertThat(json.has("headline")).isTrue();
    assertThat(json.path("headline").isNull()).isTrue();
    assertThat(json.has("original")).isFalse();
  }
}
