package io.wiredesk.ingest.format;

import java.util.ArrayList;
import java.util.List;

/**
 * IPTC ninjs 1.x, 2.x and 3.x: one item, an array of items, or an envelope whose {@code item} or
 * {@code items} is such an array.
 */
final class Ninjs implements Format {

  @Override
  public String name() {
    return "ninjs";
  }

  @Override
  public boolean recognises(Message message) {
    String text = message.text().stripLeading();
    return text.startsWith("{") || text.matches("(?s)\\[\\s*[{\\]].*");
  }

  @Override
  public List<Outcome> parse(Message message) {
    List<JsonItems.Found> found = new JsonItems(message.text()).read();
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonItems.Found item : found) {
      Span span = found.size() == 1 ? message.whole() : item.span();
      outcomes.add(
          message.item(this, span, draft -> NinjsItem.read(item.object(message.text()), draft)));
    }
    return outcomes;
  }
}
