package io.wiredesk.ingest.format.json;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.story.WireFormat;
import java.util.List;
import java.util.regex.Pattern;

/** AP Media API JSON, version 1.1: an item, a feed of items, or either as the API answers it. */
public final class ApMedia implements WireFormat {
  private static final Pattern SIGN =
      Pattern.compile("\"itemid\"\\s{0,9}:\\s{0,9}\"[0-9a-f]{32}\"");

  @Override
  public String name() {
    return "ap-media";
  }

  @Override
  public String sign() {
    return "JSON with an altids.itemid of 32 hexadecimal digits";
  }

  @Override
  public boolean recognises(Message message) {
    return Ninjs.isJson(message) && SIGN.matcher(message.text()).find();
  }

  @Override
  public List<Outcome> parse(Message message) {
    return JsonItems.parse(message, this, ApMediaItem::read);
  }
}
