package io.wiredesk.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Record headers that are part of the contract; {@link TraceContext} has two more. */
public final class WireHeaders {
  /**
   * On a record that an operator put on {@code wire.raw} again after a later stage had failed on
   * it; its value, in UTF-8, names the rejected copy. Where the message is known already, enrich
   * tells of the resend, as of any, and publishes its revision once more.
   */
  public static final String REPLAY = "wiredesk-replay";

  /** On {@code wire.raw}: when ingest had read the message; milliseconds since 1970, in digits. */
  public static final String PUBLISHED = "wiredesk-published";

  /**
   * On {@code wire.stories} and {@code wire.duplicates}: when enrich had decided, as {@link
   * #PUBLISHED} writes it. The record's own time is that of the receipt.
   */
  public static final String DECIDED = "wiredesk-decided";

  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

  private WireHeaders() {}

  /** Puts a time into a header, in place of one that is there. */
  public static void stamp(Headers headers, String name, Instant time) {
    headers.remove(name);
    headers.add(name, Long.toString(time.toEpochMilli()).getBytes(UTF_8));
  }

  /** The time in a header; empty where there is none, or what is there is none. */
  public static Optional<Instant> time(Headers headers, String name) {
    return text(headers, name)
        .filter(text -> MILLIS.matcher(text).matches())
        .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
  }

  static Optional<String> text(Headers headers, String name) {
    @Nullable Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }
}
