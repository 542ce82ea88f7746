package io.wiredesk.ingest.format.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.TextPattern;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A format written in JSON.
 *
 * @param own whether a text in JSON is this format's
 * @param reader fills the draft from one item
 */
record JsonFormat(
    String name, String sign, Predicate<String> own, BiConsumer<ObjectNode, Draft> reader)
    implements WireFormat {
  private static final TextPattern JSON = TextPattern.of("^\\s*+(?:\\{|\\[\\s*+[{\\]])");

  @Override
  public boolean recognises(Message message) {
    return isJson(message) && own.test(message.text());
  }

  static boolean isJson(Message message) {
    return JSON.matcher(message.start()).lookingAt();
  }

  @Override
  public List<Item> items(Message message) {
    return new JsonItems(message.text(), reader).find();
  }
}
