package io.wiredesk.ingest.feed.check;

import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says whether a message can be read, and as what. */
final class SampleMessage {

  private SampleMessage() {}

  /**
   * Bad when nothing in it is a story, unless it is a feed that has no items just now.
   *
   * @param what as the finding names it
   * @param where the message comes from
   */
  static Finding read(ParseContext context, byte[] message, String what, String where) {
    List<Outcome> items = Formats.parse(message, context);
    if (items.stream().allMatch(i -> i instanceof NotAStory not && not.isNoItems())) {
      return Finding.good(what, where + ": a feed that has no items now");
    }
    Set<String> formats = new TreeSet<>();
    String reason = "";
    int stories = 0;
    for (Outcome item : items) {
      if (item instanceof Parsed parsed) {
        stories++;
        formats.add(parsed.story().getFormat());
      } else if (item instanceof NotAStory not && reason.isEmpty()) {
        reason = not.code().code() + ": " + not.reason();
      }
    }
    String found =
        "%s: %s%s%s"
            .formatted(
                where,
                items.size() == 1
                    ? (stories == 1 ? "a story" : "no story")
                    : stories + " stories in " + items.size() + " items",
                formats.isEmpty() ? "" : " (" + String.join(", ", formats) + ")",
                reason.isEmpty() ? "" : "; " + reason);
    return new Finding(stories > 0, what, found);
  }
}
