package io.wiredesk.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.local.DemoAnswer.RawAt;
import io.wiredesk.local.DemoEvidence.RawItem;
import io.wiredesk.local.DemoEvidence.Row;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Rejected;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evidence as a pipeline would leave it. */
final class DemoSamples {
  static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  private final Map<RawAt, RawItem> raw = new HashMap<>();
  private final Map<RawAt, Rejected> rejected = new HashMap<>();
  private final Map<NoticeKind, Set<RawAt>> notices = new EnumMap<>(NoticeKind.class);
  private final Set<RawAt> withheld = new HashSet<>();
  private final Map<RawAt, Row> rows = new HashMap<>();

  static RawAt at(long offset) {
    return new RawAt(0, offset);
  }

  /** Pushed and accepted, one item at each offset. */
  static DemoSent pushed(String id, String expect, long... offsets) {
    List<RawAt> accepted = new ArrayList<>();
    for (long offset : offsets) {
      accepted.add(at(offset));
    }
    return sent(id, "202", expect, new DemoAnswer("202", accepted, List.of(), List.of()));
  }

  /** Refused, and to be found at that offset of {@code wire.rejected}. */
  static DemoSent refused(String id, long offset) {
    DemoAnswer answer = new DemoAnswer("422", List.of(), List.of(at(offset)), List.of("no story"));
    return sent(id, "422", "", answer);
  }

  static DemoSent sent(String id, String code, String expect, DemoAnswer answer) {
    DemoMessage message =
        new DemoMessage(
            id,
            id + ".txt",
            "desk",
            DemoMessage.Via.http,
            "text/plain",
            false,
            "about " + id,
            code,
            expect,
            null);
    return new DemoSent(message, UTF_8.encode("text of " + id), id + ".txt", answer);
  }

  DemoSamples raw(long offset, String storyId) {
    raw.put(at(offset), new RawItem(storyId, "desk", null, "text"));
    return this;
  }

  DemoSamples row(long offset, int number, int of, boolean current) {
    return row(offset, new Row("s", number, of, current, "usable", null, true, false, null, null));
  }

  DemoSamples row(long offset, Row row) {
    rows.put(at(offset), row);
    return this;
  }

  DemoSamples noticed(NoticeKind kind, long offset) {
    notices.computeIfAbsent(kind, k -> new HashSet<>()).add(at(offset));
    return this;
  }

  DemoSamples withheld(long offset) {
    withheld.add(at(offset));
    return noticed(NoticeKind.STORY_HELD, offset);
  }

  DemoSamples rejected(String code, byte[] bytes, @Nullable Long rawOffset) {
    Rejected.Builder rejection =
        Rejected.newBuilder()
            .setFeed("desk")
            .setStage("parse")
            .setCode(code)
            .setReason("a reason")
            .setOriginal(ByteBuffer.wrap(bytes))
            .setOriginalSha256("")
            .setAt(NOW);
    if (rawOffset != null) {
      rejection.setSourceTopic("wire.raw").setSourcePartition(0).setSourceOffset(rawOffset);
    }
    rejected.put(at(rejected.size()), rejection.build());
    return this;
  }

  DemoEvidence evidence() {
    return new DemoEvidence(raw, rejected, notices, withheld, rows);
  }
}
