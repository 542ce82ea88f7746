package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Prolog;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.time.WireTime;
import io.wiredesk.schemas.Dateline;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Plain text: an optional header {@code date 2021-11-10 }, then paragraphs, after which leading
 * capitals are the dateline's place; or press copy. No headline is invented; what identifies the
 * story is a hash of its text under its feed.
 */
public final class PlainText implements WireFormat {
  private static final TextPattern HEADER =
      TextPattern.of("^\\s*date\\s+(\\d{4}-\\d{2}-\\d{2})\\s+");

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String sign() {
    return "text that begins neither like markup nor like JSON, and is no other format's";
  }

  /** Everything that does not begin like markup or JSON. */
  @Override
  public boolean recognises(Message message) {
    String text = message.text().stripLeading();
    boolean json = text.startsWith("{") || text.startsWith("[{");
    return !json && message.prolog().equals(Prolog.NONE);
  }

  @Override
  public List<Item> items(Message message) {
    return Item.only(message, draft -> read(message.text(), draft));
  }

  private static void read(String text, Draft draft) {
    if (Texts.hasControls(text)) {
      draft.warnOfControls();
    }
    String clean = Texts.withoutControls(text);
    draft.identifyByText(clean);
    Matcher header = HEADER.matcher(clean);
    if (header.find()) {
      draft.from("date header").versionCreated(header.group(1));
      String story = clean.substring(header.end());
      draft.from("capitals after the header");
      dateline(story, header.group(1), draft);
      draft.from("text").content(Content.ofPlainText(story));
    } else {
      PressCopy.read(clean).set(draft);
    }
  }

  private static void dateline(String text, String date, Draft draft) {
    Dateline.Builder dateline = Dateline.newBuilder();
    if (WireTime.read(date, draft.context().zone()).isPresent()) {
      dateline.setDate(date);
    }
    Datelines.leadingPlace(text).ifPresent(place -> dateline.setPlace(place).setText(place));
    draft.story().setDateline(dateline.build());
  }
}
