package io.wiredesk.local.fault;

import io.wiredesk.service.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What agencies sent, written down before it is sent, and what ingest said of it: the truth that
 * storage is compared with. Thread-safe.
 */
final class SentLedger {
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger messages = new AtomicInteger();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final Map<String, NavigableMap<Integer, String>> acknowledged = new ConcurrentHashMap<>();
  private volatile @Nullable Acknowledged last;

  /**
   * One version of a story as an agency sends it.
   *
   * @param guid what the agency calls the story
   * @param text the body
   */
  record Dispatch(String feed, String guid, int version, String text) {
    String bodyHash() {
      return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A version that ingest promises to keep. */
  record Acknowledged(String storyId, int version) {}

  /** Told before each attempt. */
  void sending() {
    sent.incrementAndGet();
  }

  /** Told the HTTP status of each answer. */
  void answered(int status) {
    answers.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
  }

  /** Ingest promises to keep it, under that id. */
  void acknowledged(String storyId, Dispatch dispatch) {
    messages.incrementAndGet();
    NavigableMap<Integer, String> versions =
        acknowledged.computeIfAbsent(
            storyId, id -> Collections.synchronizedNavigableMap(new TreeMap<>()));
    versions.put(dispatch.version(), dispatch.bodyHash());
    last = new Acknowledged(storyId, dispatch.version());
  }

  /** For each story the SHA-256 of the body of each version. Read it when nobody sends any more. */
  Map<String, NavigableMap<Integer, String>> versions() {
    return acknowledged;
  }

  /** The last that was acknowledged. */
  Acknowledged last() {
    return Objects.requireNonNull(last, "nothing is acknowledged yet");
  }

  /** Attempts so far. */
  int sent() {
    return sent.get();
  }

  /** Acknowledged so far, resends included. */
  int messages() {
    return messages.get();
  }

  /** How often that status was the answer. */
  int answers(int status) {
    AtomicInteger count = answers.get(status);
    return count == null ? 0 : count.get();
  }
}
