package io.wiredesk.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Which trace a message belongs to, and what in it comes before (W3C Trace Context, level 1). It is
 * carried in the headers {@code traceparent} and {@code tracestate}, of requests and of records
 * alike. What is not written as the standard says is no trace, and never an error.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param spanId 16 of them
 * @param flags two of them
 * @param state what tracing systems say to themselves; null for nothing
 */
public record TraceContext(String traceId, String spanId, String flags, @Nullable String state) {
  public static final String PARENT = "traceparent";
  public static final String STATE = "tracestate";

  private static final int LONGEST_PARENT = 256;
  private static final int LONGEST_STATE = 512;
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<version>(?!ff)[0-9a-f]{2})-(?<trace>(?!0{32})[0-9a-f]{32})-(?<span>(?!0{16})[0-9a-f]{16})"
              + "-(?<flags>[0-9a-f]{2})(?<more>-[!-~]{0,200})?");
  private static final Pattern STATE_TEXT = Pattern.compile("[ -~\\t]+");

  /**
   * Reads what a sender gave.
   *
   * @param state left out where it is too long or not printable; the trace stands without it
   * @return empty where {@code parent} is missing or not written as it must be
   */
  public static Optional<TraceContext> of(@Nullable String parent, @Nullable String state) {
    if (parent == null || parent.length() > LONGEST_PARENT) {
      return Optional.empty();
    }
    Matcher parts = WRITTEN.matcher(parent.strip());
    if (!parts.matches() || (parts.group("version").equals("00") && parts.group("more") != null)) {
      return Optional.empty();
    }
    return Optional.of(
        new TraceContext(
            parts.group("trace"), parts.group("span"), parts.group("flags"), state(state)));
  }

  /** What a record carries. */
  public static Optional<TraceContext> in(Headers headers) {
    return WireHeaders.text(headers, PARENT)
        .flatMap(parent -> of(parent, WireHeaders.text(headers, STATE).orElse(null)));
  }

  /** Has a record carry it, in place of another. */
  public void putInto(Headers headers) {
    headers.remove(PARENT);
    headers.remove(STATE);
    headers.add(PARENT, parent().getBytes(UTF_8));
    if (state != null) {
      headers.add(STATE, state.getBytes(UTF_8));
    }
  }

  /** As the header {@code traceparent} writes it. */
  public String parent() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  private static @Nullable String state(@Nullable String state) {
    String text = state == null ? "" : state.strip();
    return text.length() <= LONGEST_STATE && STATE_TEXT.matcher(text).matches() ? text : null;
  }
}
