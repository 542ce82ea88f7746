package io.wiredesk.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.local.demo.Evidence.RawItem;
import io.wiredesk.local.demo.Evidence.Row;
import io.wiredesk.local.demo.SentMessage.Answer;
import io.wiredesk.local.demo.SentMessage.RecordAt;
import io.wiredesk.schemas.Rejected;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evidence as a pipeline would leave it. */
final class EvidenceSamples {
  static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  private final Map<RecordAt, RawItem> raw = new HashMap<>();
  private final Map<RecordAt, Rejected> rejected = new HashMap<>();
  private final Set<RecordAt> resent = new HashSet<>();
  private final Set<RecordAt> held = new HashSet<>();
  private final Set<RecordAt> withheld = new HashSet<>();
  private final Map<RecordAt, Row> rows = new HashMap<>();

  static RecordAt at(long offset) {
    return new RecordAt(0, offset);
  }

  /** Pushed and accepted, one item at each offset. */
  static SentMessage pushed(String id, String expect, long... offsets) {
    List<RecordAt> accepted = new ArrayList<>();
    for (long offset : offsets) {
      accepted.add(at(offset));
    }
    return sent(id, "202", expect, new Answer("202", accepted, List.of(), List.of()));
  }

  /** Refused, and to be found at that offset of {@code wire.rejected}. */
  static SentMessage refused(String id, long offset) {
    Answer answer = new Answer("422", List.of(), List.of(at(offset)), List.of("no story"));
    return sent(id, "422", "", answer);
  }

  static SentMessage sent(String id, String code, String expect, Answer answer) {
    SampleMessage message =
        new SampleMessage(
            id,
            id + ".txt",
            "desk",
            SampleMessage.Via.http,
            "text/plain",
            false,
            "about " + id,
            code,
            expect,
            null);
    return new SentMessage(message, UTF_8.encode("text of " + id), id + ".txt", answer);
  }

  EvidenceSamples raw(long offset, String storyId) {
    raw.put(at(offset), new RawItem(storyId, null));
    return this;
  }

  EvidenceSamples row(long offset, int number, int of, boolean current) {
    return row(offset, new Row(number, of, current, "usable", null, true, false, null, null));
  }

  EvidenceSamples row(long offset, Row row) {
    rows.put(at(offset), row);
    return this;
  }

  EvidenceSamples resent(long offset) {
    resent.add(at(offset));
    return this;
  }

  EvidenceSamples held(long offset) {
    held.add(at(offset));
    return this;
  }

  EvidenceSamples withheld(long offset) {
    withheld.add(at(offset));
    return held(offset);
  }

  EvidenceSamples rejected(String code, byte[] bytes, @Nullable Long rawOffset) {
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

  Evidence evidence() {
    return new Evidence(raw, rejected, resent, held, withheld, rows);
  }
}
