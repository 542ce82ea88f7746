package io.wiredesk.local.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.wiredesk.local.demo.Evidence.RawItem;
import io.wiredesk.local.demo.Evidence.Row;
import io.wiredesk.local.demo.SentMessage.RecordAt;
import io.wiredesk.schemas.Rejected;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
      for (RecordAt at : accepted(message)) {
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
      fates.add(ItemFate.notYet("nowhere to be found"));
    }
    return new MessageVerdict(sent, fates);
  }

  /** A file's items are found by its name, since nobody is told their coordinates. */
  private List<RecordAt> accepted(SentMessage sent) {
    if (sent.message().via() == SampleMessage.Via.http) {
      return sent.answer().accepted();
    }
    return evidence.raw().entrySet().stream()
        .filter(e -> sent.fileName().equals(e.getValue().fileName()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private ItemFate fate(RecordAt at) {
    Row row = evidence.rows().get(at);
    if (row != null) {
      return ItemFate.end(ofRow(row, evidence.held().contains(at)));
    }
    if (evidence.resent().contains(at)) {
      return ItemFate.end("resend");
    }
    if (evidence.withheld().contains(at)) { // what frees the story is a message of its own
      return ItemFate.end("withheld");
    }
    if (evidence.held().contains(at)) {
      return ItemFate.notYet("held");
    }
    return evidence.rejected().values().stream()
        .filter(r -> isOf(r, at))
        .findFirst()
        .map(r -> ItemFate.end("rejected: " + r.getCode()))
        .orElseGet(() -> ItemFate.notYet("accepted, not yet seen again"));
  }

  /**
   * What a stored message became, or which promise was broken.
   *
   * @param held whether it waited for an embargo or a release first
   */
  private String ofRow(Row row, boolean held) {
    if (row.early()) {
      return "stored before its embargo lifted";
    }
    if (row.hasText() && (row.killedAt() != null || row.pubStatus().equals("canceled"))) {
      return "killed, and its text is still there";
    }
    String of = row.ofStoryId();
    if (of != null) {
      return row.relation() + " copy of " + names.getOrDefault(of, of);
    }
    return (held && !row.pubStatus().equals("withheld") ? "held, then " : "")
        + String.format(Locale.ROOT, "revision %d of %d", row.number(), row.revisions())
        + standing(row);
  }

  private static String standing(Row row) {
    return switch (row.pubStatus()) {
      case "canceled" -> ", kill"; // the kill itself
      case "withheld" -> ", withheld"; // kept back by its provider, later freed by a newer one
      default -> row.killedAt() != null ? ", killed" : row.current() ? ", current" : "";
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
      return ItemFate.notYet("rejected, not yet on wire.rejected");
    }
    return ItemFate.end(
        text(sent.bytes()).contains(text(rejected.getOriginal()))
            ? "rejected: " + rejected.getCode()
            : "rejected, and its bytes are not kept");
  }

  private static boolean isOf(Rejected rejected, RecordAt at) {
    return Objects.equals(rejected.getSourceTopic(), "wire.raw")
        && Objects.equals(rejected.getSourcePartition(), at.partition())
        && Objects.equals(rejected.getSourceOffset(), at.offset());
  }

  /** Every byte a character, so that bytes can be searched. */
  private static String text(ByteBuffer bytes) {
    return ISO_8859_1.decode(bytes.duplicate()).toString();
  }
}
