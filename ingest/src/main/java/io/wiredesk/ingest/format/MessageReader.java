package io.wiredesk.ingest.format;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.SharedIds;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.Span;
import io.wiredesk.ingest.format.text.TooMuch;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the items of one message: the only place where one is begun, guarded, finished or rejected.
 * Nothing that goes wrong in an item may reach those beside it, hence the broad catch: a fault of
 * ours, too, costs one item and not the message.
 */
final class MessageReader {
  private static final Logger log = LoggerFactory.getLogger(MessageReader.class);

  private final WireFormat format;
  private final Message message;
  private final boolean explained;

  /**
   * @param explained whether to tell which element gave each field
   */
  MessageReader(WireFormat format, Message message, boolean explained) {
    this.format = format;
    this.message = message;
    this.explained = explained;
  }

  /** One outcome an item; one for the message where it has none or is refused as a whole. */
  List<ExplainedOutcome> read() {
    try {
      List<Item> items = format.items(message);
      if (items.isEmpty()) {
        throw new Unreadable(RejectCode.NO_ITEMS, "No item in this " + format.name() + " message.");
      }
      if (items.size() == 1) {
        return List.of(read(items.get(0), message.bytes()));
      }
      Function<Span, byte[]> slices = message.slices();
      List<ExplainedOutcome> all =
          items.stream().map(i -> read(i, slices.apply(i.span()))).toList();
      SharedIds.tellApart(stories(all));
      return all;
    } catch (RuntimeException | StackOverflowError e) {
      NotAStory whole = rejected(e, message.bytes(), null, message.context());
      return List.of(explained(whole, Map.of()));
    }
  }

  private static List<WireStory> stories(List<ExplainedOutcome> all) {
    return all.stream()
        .map(ExplainedOutcome::outcome)
        .flatMap(o -> o instanceof Parsed parsed ? Stream.of(parsed.story()) : Stream.empty())
        .toList();
  }

  private ExplainedOutcome read(Item item, byte[] original) {
    Draft draft = new Draft(message, format.name(), original, explained);
    return explained(outcome(item, draft, original), draft.sources());
  }

  private Outcome outcome(Item item, Draft draft, byte[] original) {
    try {
      message.deadline().check();
      item.reader().accept(draft);
      return new Parsed(draft.finish());
    } catch (RuntimeException | StackOverflowError e) {
      return rejected(e, original, draft.storyId(), message.context());
    }
  }

  private ExplainedOutcome explained(Outcome outcome, Map<String, String> sources) {
    String sign = message.context().format() == null ? format.sign() : "asked for";
    return new ExplainedOutcome(outcome, format.name(), sign, message.charsetAndWhy(), sources);
  }

  /** Says why; what is no {@link Unreadable} is a fault of ours, and logged. */
  static NotAStory rejected(
      Throwable why, byte[] bytes, @Nullable String storyId, ParseContext context) {
    if (why instanceof Unreadable unreadable) {
      return new NotAStory(unreadable.code(), unreadable.reason(), bytes, storyId);
    }
    if (why instanceof TooMuch) {
      return new NotAStory(RejectCode.LIMIT, String.valueOf(why.getMessage()), bytes, storyId);
    }
    log.error("parse_failed feed={} fileName={}", context.feed(), context.fileName(), why);
    String fault = why.getClass().getSimpleName();
    return new NotAStory(
        RejectCode.INTERNAL_ERROR,
        "A fault of ours (" + fault + "); the log has it. Replay it later.",
        bytes,
        storyId);
  }
}
