package io.wiredesk.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.wiredesk.local.DemoAnswer.RawAt;
import io.wiredesk.local.DemoEvidence.RawItem;
import io.wiredesk.local.DemoEvidence.Row;
import io.wiredesk.local.DemoFate.Standing;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Rejected;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says of each message what became of it, from the evidence alone. */
final class DemoJudge {
  private final DemoEvidence evidence;
  private final Map<String, String> names = new LinkedHashMap<>();

  DemoJudge(List<DemoSent> sent, DemoEvidence evidence) {
    this.evidence = evidence;
    for (DemoSent message : sent) {
      for (RawAt at : accepted(message)) {
        RawItem item = evidence.raw().get(at);
        if (item != null) {
          names.putIfAbsent(item.storyId(), message.message().id());
        }
      }
    }
  }

  DemoVerdict judge(DemoSent sent) {
    List<DemoFate> fates = new ArrayList<>();
    accepted(sent).forEach(at -> fates.add(fate(at)));
    fates.addAll(refusals(sent));
    if (fates.isEmpty()) {
      fates.add(new DemoFate.Unseen("nowhere to be found"));
    }
    return new DemoVerdict(sent, fates);
  }

  /** A file's items are found by its name, since nobody is told their coordinates. */
  private List<RawAt> accepted(DemoSent sent) {
    if (sent.message().via() == DemoMessage.Via.http) {
      return sent.answer().accepted();
    }
    return evidence.raw().entrySet().stream()
        .filter(e -> sent.fileName().equals(e.getValue().fileName()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private DemoFate fate(RawAt at) {
    Row row = evidence.rows().get(at);
    if (row != null) {
      return ofRow(row, evidence.noticed(NoticeKind.STORY_HELD, at));
    }
    if (evidence.noticed(NoticeKind.STORY_RESENT, at)) {
      return new DemoFate.Resend();
    }
    if (evidence.noticed(NoticeKind.STORY_HELD, at)) {
      return evidence.withheld().contains(at) ? new DemoFate.Withheld() : new DemoFate.Held();
    }
    return evidence.rejected().values().stream()
        .filter(r -> isOf(r, at))
        .findFirst()
        .<DemoFate>map(r -> new DemoFate.Rejected(r.getCode()))
        .orElseGet(() -> new DemoFate.Unseen("accepted, not yet seen again"));
  }

  private DemoFate ofRow(Row row, boolean held) {
    if (row.early()) {
      return new DemoFate.Broken("stored before its embargo lifted");
    }
    if (row.hasText() && (row.killedAt() != null || row.pubStatus().equals("canceled"))) {
      return new DemoFate.Broken("killed, and its text is still there");
    }
    String of = row.ofStoryId();
    if (of != null) {
      return new DemoFate.Copied(String.valueOf(row.relation()), names.getOrDefault(of, of));
    }
    return new DemoFate.Revision(row.number(), row.revisions(), standing(row), held);
  }

  private static Standing standing(Row row) {
    return switch (row.pubStatus()) {
      case "canceled" -> Standing.KILL;
      case "withheld" -> Standing.WITHHELD;
      default ->
          row.killedAt() != null
              ? Standing.KILLED
              : row.current() ? Standing.CURRENT : Standing.PAST;
    };
  }

  private List<DemoFate> refusals(DemoSent sent) {
    if (sent.message().via() == DemoMessage.Via.http) {
      return sent.answer().refused().stream()
          .map(at -> refusal(evidence.rejected().get(at), sent))
          .toList();
    }
    return evidence.rejected().values().stream()
        .filter(r -> sent.fileName().equals(r.getFileName()))
        .map(r -> refusal(r, sent))
        .toList();
  }

  private static DemoFate refusal(@Nullable Rejected rejected, DemoSent sent) {
    if (rejected == null) {
      return new DemoFate.Unseen("rejected, not yet on wire.rejected");
    }
    return text(sent.bytes()).contains(text(rejected.getOriginal()))
        ? new DemoFate.Rejected(rejected.getCode())
        : new DemoFate.Broken("rejected, and its bytes are not kept");
  }

  private static boolean isOf(Rejected rejected, RawAt at) {
    return Objects.equals(rejected.getSourceTopic(), "wire.raw")
        && Objects.equals(rejected.getSourcePartition(), at.partition())
        && Objects.equals(rejected.getSourceOffset(), at.offset());
  }

  /** Every byte a character, so that bytes can be searched. */
  private static String text(ByteBuffer bytes) {
    return ISO_8859_1.decode(bytes.duplicate()).toString();
  }
}
