package io.wiredesk.monitor.rejected;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wiredesk.monitor.output.HexDump;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.output.TextPreview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A piece of rejected copy as lists in JSON have it. */
record RejectedItem(
    String id,
    @JsonUnwrapped RejectedEntry entry,
    RejectedStatus status,
    Optional<ReplayVia> replayVia,
    @Nullable String replayOf,
    @Nullable Decision decision) {
  private static final int TEXT_BYTES = 64 * 1024;
  private static final int HEX_BYTES = 4 * 1024;
  private static final int HEADER_BYTES = 4 * 1024;

  /** What was last done about it. */
  record Decision(String action, Instant at, String text, @Nullable String again) {
    static @Nullable Decision of(RejectedView view) {
      RejectedView.Decision made = view.decision();
      return made == null
          ? null
          : new Decision(
              made.discarded() ? "discarded" : "replayed",
              made.at(),
              made.text(),
              Json.text(view.again()));
    }
  }

  /** The same with its bytes. */
  record Whole(
      @JsonUnwrapped RejectedItem item,
      @Nullable String key,
      List<Header> headers,
      String text,
      String textCharset,
      boolean textTruncated,
      String hex,
      boolean hexTruncated) {}

  /** A header of its record. */
  record Header(String key, @Nullable String value) {}

  static RejectedItem of(RejectedView view) {
    return new RejectedItem(
        view.entry().place().toString(),
        view.entry(),
        view.status(),
        view.entry().via(),
        Json.text(view.replayOf()),
        Decision.of(view));
  }

  static Whole of(RejectedDetail copy) {
    TextPreview text = TextPreview.of(copy.bytes(), TEXT_BYTES);
    return new Whole(
        of(copy.view()),
        text(copy.record().key()),
        StreamSupport.stream(copy.record().headers().spliterator(), false)
            .map(header -> new Header(header.key(), text(header.value())))
            .toList(),
        text.text(),
        text.charset().name(),
        text.truncated(),
        HexDump.of(copy.bytes(), HEX_BYTES),
        copy.bytes().length > HEX_BYTES);
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : TextPreview.of(bytes, HEADER_BYTES).text();
  }
}
