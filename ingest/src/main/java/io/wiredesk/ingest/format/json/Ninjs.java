package io.wiredesk.ingest.format.json;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.story.WireFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * IPTC ninjs 1.x, 2.x and 3.x: one item, an array of items, or an envelope whose {@code item} or
 * {@code items} is such an array.
 */
public final class Ninjs implements WireFormat {
  private static final Pattern JSON = Pattern.compile("\\s*(?:\\{|\\[\\s*[{\\]])");

  @Override
  public String name() {
    return "ninjs";
  }

  @Override
  public String sign() {
    return "a JSON object or a list of them that is no other format's";
  }

  @Override
  public boolean recognises(Message message) {
    return isJson(message);
  }

  static boolean isJson(Message message) {
    return JSON.matcher(message.start()).lookingAt();
  }

  @Override
  public List<Outcome> parse(Message message) {
    return JsonItems.parse(message, this, NinjsItem::read);
  }
}
