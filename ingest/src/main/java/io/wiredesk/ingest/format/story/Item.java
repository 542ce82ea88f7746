package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.text.Span;
import io.wiredesk.ingest.format.text.TooMuch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One item of a message.
 *
 * @param span where it stands
 * @param reader fills the draft; throws {@link Unreadable} where the item is no story
 */
public record Item(Span span, Consumer<Draft> reader) {
  /** A message of more would be a flood of records from one request. */
  public static final int MOST = 1000;

  /** One that is known to be no story. */
  public static Item broken(Span span, Unreadable why) {
    return new Item(
        span,
        draft -> {
          throw why;
        });
  }

  /** Why what follows the last item that a message may have is not read. */
  public static Unreadable tooMany() {
    return new Unreadable(
        RejectCode.TOO_MANY_ITEMS,
        "More than " + MOST + " items in one message; this is the rest of them.");
  }

  /** The whole message as one. */
  public static List<Item> only(Message message, Consumer<Draft> reader) {
    Span whole = message.whole();
    return List.of(
        new Item(
            whole,
            draft -> {
              checkLines(message.text());
              reader.accept(draft);
            }));
  }

  /**
   * A text cut into items, each read by itself.
   *
   * @param starts where they begin, in order; what stands before the first belongs to it
   */
  public static List<Item> each(
      Message message, IntStream starts, BiConsumer<String, Draft> reader) {
    int[] from = starts.limit(MOST + 1).toArray();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < Math.max(1, from.length); i++) {
      int end = i + 1 < from.length ? from[i + 1] : message.text().length();
      Span span = new Span(i == 0 ? 0 : from[i], end);
      items.add(
          i == MOST
              ? broken(span, tooMany())
              : new Item(span, draft -> read(message.text(span), draft, reader)));
    }
    return items;
  }

  private static void read(String text, Draft draft, BiConsumer<String, Draft> reader) {
    checkLines(text);
    reader.accept(text, draft);
  }

  private static void checkLines(String text) {
    if (text.chars().filter(c -> c == '\n' || c == '\r').count() > TooMuch.MOST_LINES) {
      throw new TooMuch(TooMuch.MOST_LINES, "lines");
    }
  }
}
