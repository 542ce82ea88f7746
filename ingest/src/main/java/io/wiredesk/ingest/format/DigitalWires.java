package io.wiredesk.ingest.format;

import java.util.List;
import java.util.regex.Pattern;

/** dpa's digitalwires JSON, version 0.9 and 1: one entry, a list, or the API's envelope. */
final class DigitalWires implements Format {
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
