package io.wiredesk.local.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.wiredesk.local.demo.Evidence.RawItem;
import io.wiredesk.local.demo.Evidence.Row;
import io.wiredesk.local.demo.IngestAnswer.RawAt;
import io.wiredesk.local.demo.ItemFate.Standing;
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
final class FateJudge {
  private final Evidence evidence;
  private final Map<String, String> names = new LinkedHashMap<>();

  FateJudge(List<SentMessage> sent, Evidence evidence) {
    this.evidence = evidence;
    for (SentMessage message : sent) {
      for (RawAt at : accepted(message)) {
        RawItem item = evidence.raw().get(at);
        if (item != null) {
          names.putIfAbsent(item.storyId(), message.message().id());
        }
      }
    }
  }

  MessageVerdict judge(SentMessage sent) {
    List<ItemFate> fates = new ArrayList<>();
    accepted(sent).forEach(at -> fates.add(fate(at)));
    fates.addAll(refusals(sent));
    if (fates.isEmpty()) {
      fates.add(new ItemFate.Unseen("nowhere to be found"));
    }
    return new MessageVerdict(sent, fates);
  }

  /** A file's items are found by its name, since nobody is told their coordinates. */
  private List<RawAt> accepted(SentMessage sent) {
    if (sent.message().via() == SampleMessage.Via.http) {
      return sent.answer().accepted();
    }
    return evidence.raw().entrySet().stream()
        .filter(e -> sent.fileName().equals(e.getValue().fileName()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private ItemFate fate(RawAt at) {
    Row row = evidence.rows().get(at);
    if (row != null) {
      return ofRow(row, evidence.noticed(NoticeKind.STORY_HELD, at));
    }
    if (evidence.noticed(NoticeKind.STORY_RESENT, at)) {
      return new ItemFate.Resend();
    }
    if (evidence.noticed(NoticeKind.STORY_HELD, at)) {
      return evidence.withheld().contains(at) ? new ItemFate.Withheld() : new ItemFate.Held();
    }
    return evidence.rejected().values().stream()
        .filter(r -> isOf(r, at))
        .findFirst()
        .<ItemFate>map(r -> new ItemFate.Rejected(r.getCode()))
        .orElseGet(() -> new ItemFate.Unseen("accepted, not yet seen again"));
  }

  private ItemFate ofRow(Row row, boolean held) {
    if (row.early()) {
      return new ItemFate.Broken("stored before its embargo lifted");
    }
    if (row.hasText() && (row.killedAt() != null || row.pubStatus().equals("canceled"))) {
      return new ItemFate.Broken("killed, and its text is still there");
    }
    String of = row.ofStoryId();
    if (of != null) {
      return new ItemFate.Copied(String.valueOf(row.relation()), names.getOrDefault(of, of));
    }
    return new ItemFate.Revision(row.number(), row.revisions(), standing(row), held);
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

  private List<ItemFate> refusals(SentMessage sent) {
    if (sent.message().via() == SampleMessage.Via.http) {
      return sent.answer().refused().stream()
          .map(at -> refusal(evidence.rejected().get(at), sent))
          .toList();
    }
    return evidence.rejected().values().stream()
        .filter(r -> sent.fileName().equals(r.getFileName()))
        .map(r -> refusal(r, sent))
        .toList();
  }

  private static ItemFate refusal(@Nullable Rejected rejected, SentMessage sent) {
    if (rejected == null) {
      return new ItemFate.Unseen("rejected, not yet on wire.rejected");
    }
    return text(sent.bytes()).contains(text(rejected.getOriginal()))
        ? new ItemFate.Rejected(rejected.getCode())
        : new ItemFate.Broken("rejected, and its bytes are not kept");
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
