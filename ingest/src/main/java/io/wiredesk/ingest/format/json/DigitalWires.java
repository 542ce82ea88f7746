package io.wiredesk.ingest.format.json;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.story.WireFormat;
import java.util.List;
import java.util.regex.Pattern;

/** dpa's digitalwires JSON, version 0.9 and 1: one entry, a list, or the API's envelope. */
public final class DigitalWires implements WireFormat {
  private static final Pattern SIGN = Pattern.compile("\"format\"\\s{0,9}:\\s{0,9}\"digitalwires@");

  @Override
  public String name() {
    return "digitalwires";
  }

  @Override
  public String sign() {
    return "JSON whose format says digitalwires@";
  }

  @Override
  public boolean recognises(Message message) {
    return Ninjs.isJson(message) && SIGN.matcher(message.text()).find();
  }

  @Override
  public List<Outcome> parse(Message message) {
    return JsonItems.parse(message, this, DigitalWiresItem::read);
  }
}
