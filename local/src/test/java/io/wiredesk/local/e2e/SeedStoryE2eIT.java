package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.demo.SentMessage.RecordAt;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.WireTopic;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The seed story, pushed as text/plain. */
class SeedStoryE2eIT {
  private static final String ROW =
      "SELECT * FROM story_display WHERE raw_partition = ? AND raw_offset = ?";

  private final E2e stack;
  private final String seed;

  SeedStoryE2eIT() throws Exception {
    stack = E2e.stack();
    seed = UTF_8.decode(stack.demo("seed").sent().bytes().duplicate()).toString();
  }

  @Test
  void isOneRowAndNothingIsInvented() throws Exception {
    Map<String, @Nullable Object> row = row();
    assertThat(time(row)).isEqualTo("2021-11-10");
    assertThat(row)
        .containsEntry("dateline_place", "WASHINGTON")
        .containsEntry("language", "en")
        .containsEntry("headline", null)
        .containsEntry("pub_status", "usable")
        .containsEntry("revision_number", 1);
    assertThat(row.get("display_title"))
        .asString()
        .startsWith("WASHINGTON A planned virtual meeting");
  }

  @Test
  void hasItsElevenParagraphsInOrder() throws Exception {
    List<String> paragraphs = List.of(String.valueOf(row().get("body")).split("\n\n", -1));
    List<String> sent =
        List.of(seed.strip().replaceFirst("^date \\S+ ", "").split("\\s*\n\\s*\n\\s*", -1));
    assertThat(paragraphs).hasSize(11).isEqualTo(sent);
  }

  @Test
  void sentAgainAddsNothingButARecordedResend() throws Exception {
    long stories = stack.count("SELECT count(*) FROM story");
    long revisions = stack.count("SELECT count(*) FROM story_revision");
    long resends = resends();
    Http.Answer answer = Http.send(stack.push("desk", "text/plain", seed.getBytes(UTF_8)).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    await().atMost(E2e.PATIENCE).until(() -> resends() == resends + 1);
    assertThat(stack.settled().balanced()).isTrue();
    assertThat(stack.count("SELECT count(*) FROM story")).isEqualTo(stories);
    assertThat(stack.count("SELECT count(*) FROM story_revision")).isEqualTo(revisions);
  }

  private Map<String, @Nullable Object> row() throws Exception {
    RecordAt at = stack.raw("seed");
    List<Map<String, @Nullable Object>> rows = stack.query(ROW, at.partition(), at.offset());
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static String time(Map<String, @Nullable Object> row) {
    return row.get("version_created") instanceof Timestamp time
        ? time.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString()
        : "none";
  }

  private long resends() {
    return stack.<Notice>records(WireTopic.NOTICES).stream()
        .filter(r -> r.value().getKind() == NoticeKind.STORY_RESENT)
        .count();
  }
}
