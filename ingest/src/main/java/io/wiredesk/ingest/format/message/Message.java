package io.wiredesk.ingest.format.message;

import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.CharsetFinder;
import io.wiredesk.ingest.format.text.Span;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message read as text, which can still hand out the bytes of any part of it. */
public final class Message {
  private static final Logger log = LoggerFactory.getLogger(Message.class);

  /** In chars. */
  private static final int START = 4096;

  private final byte[] bytes;
  private final ParseContext context;
  private final CharsetFinder.Decoded decoded;
  private final ReadingDeadline time;
  private final boolean exact;

  /** What each outcome's fields came from; null unless somebody asked. */
  private final @Nullable Map<Outcome, Map<String, String>> sources;

  private Message(
      byte[] bytes,
      ParseContext context,
      CharsetFinder.Decoded decoded,
      ReadingDeadline time,
      boolean explained) {
    this.bytes = bytes;
    this.context = context;
    this.decoded = decoded;
    this.time = time;
    this.exact = endsWith(bytes, decoded.text().getBytes(decoded.charset()));
    this.sources = explained ? new IdentityHashMap<>() : null;
  }

  public static Message decode(
      byte[] bytes, ParseContext context, ReadingDeadline time, boolean explained) {
    CharsetFinder.Decoded decoded = CharsetFinder.decode(bytes, context.contentType());
    return new Message(bytes, context, decoded, time, explained);
  }

  public boolean isExplained() {
    return sources != null;
  }

  /** Which element gave each field of the outcome. */
  public Map<String, String> sources(Outcome outcome) {
    return sources == null ? Map.of() : sources.getOrDefault(outcome, Map.of());
  }

  public ParseContext context() {
    return context;
  }

  /** What is left to read it in. */
  public ReadingDeadline time() {
    return time;
  }

  public String text() {
    return decoded.text();
  }

  /** As much of it as formats are recognised by. */
  public String start() {
    return text().substring(0, Math.min(text().length(), START));
  }

  public byte[] bytes() {
    return bytes;
  }

  public Charset charset() {
    return decoded.charset();
  }

  /** Why it was read in that charset. */
  public String charsetWhy() {
    return decoded.how();
  }

  /** What was odd about the message as a whole; holds for each of its stories. */
  public List<String> warnings() {
    return decoded.warnings();
  }

  public Span whole() {
    return new Span(0, text().length());
  }

  /** The bytes the part came in; the whole message's where the charset cannot be read back. */
  byte[] bytes(Span span) {
    return span.equals(whole()) || !exact
        ? bytes
        : text().substring(span.from(), span.to()).getBytes(charset());
  }

  /**
   * Reads one item. Nothing that goes wrong in it may reach the items beside it, hence the broad
   * catch: a fault of ours, too, costs one item and not the message.
   */
  public Outcome item(WireFormat format, Span span, Consumer<Draft> reader) {
    Draft draft = new Draft(this, format.name(), bytes(span));
    Outcome outcome = read(draft, span, reader);
    if (sources != null) {
      sources.put(outcome, draft.sources());
    }
    return outcome;
  }

  private Outcome read(Draft draft, Span span, Consumer<Draft> reader) {
    try {
      time.check();
      reader.accept(draft);
      return new Parsed(draft.finish());
    } catch (Unreadable e) {
      return reject(span, e, draft.storyId());
    } catch (RuntimeException | StackOverflowError e) {
      return reject(span, fault(e), draft.storyId());
    }
  }

  /** As {@link #item}, for what a format does before it knows the items. */
  public List<Outcome> guard(WireFormat format) {
    try {
      List<Outcome> outcomes = format.parse(this);
      return outcomes.isEmpty() ? List.of(rejectWhole(noItems(format))) : outcomes;
    } catch (Unreadable e) {
      return List.of(rejectWhole(e));
    } catch (RuntimeException | StackOverflowError e) {
      return List.of(rejectWhole(fault(e)));
    }
  }

  NotAStory reject(Span span, Unreadable why, @Nullable String storyId) {
    return new NotAStory(why.code(), why.reason(), bytes(span), storyId);
  }

  public NotAStory rejectWhole(Unreadable why) {
    return reject(whole(), why, null);
  }

  private static Unreadable noItems(WireFormat format) {
    return new Unreadable(RejectCode.NO_ITEMS, "No item in this " + format.name() + " message.");
  }

  private Unreadable fault(Throwable e) {
    log.error("parse_failed feed={} fileName={}", context.feed(), context.fileName(), e);
    return new Unreadable(
        RejectCode.INTERNAL_ERROR,
        "A fault of ours (" + e.getClass().getSimpleName() + "); the log has it. Replay it later.");
  }

  private static boolean endsWith(byte[] bytes, byte[] end) {
    int from = bytes.length - end.length;
    return from >= 0 && Arrays.equals(bytes, from, bytes.length, end, 0, end.length);
  }
}
