package io.wiredesk.ingest.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.text.LogLine;
import io.wiredesk.ingest.format.text.Span;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.text.TooMuch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds the items of a JSON message. What was complete before a break is kept; from the break on
 * nothing can be told apart, so the rest is one broken item.
 */
final class JsonItems {
  private static final int DEEPEST = 100;
  private static final int LONGEST_STRING = 32 * 1024 * 1024;

  /** Deep nesting in one item must not cost the items behind it: told apart first, judged later. */
  private static final JsonFactory LENIENT = factory(20_000, Long.MAX_VALUE).build();

  private static final ObjectMapper MAPPER =
      new ObjectMapper(factory(DEEPEST, TooMuch.MOST_NODES).build());

  /** Given twice, one of these could hide the other and let a story out. */
  private static final Set<String> ONCE = Set.of("embargoed", "pubstatus");

  /** What envelopes call their list of items: ninjs collections and AP's feeds, dpa's API. */
  private static final Set<String> LISTS = Set.of("item", "items", "entries");

  /** What a story has and no mere envelope does. */
  private static final Set<String> TEXTS =
      Set.of("headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies");

  /** Where AP puts what it answers. */
  private static final String DATA = "data";

  private final String text;
  private final BiConsumer<ObjectNode, Draft> reader;
  private final List<Item> items = new ArrayList<>();
  private int done;

  /** Whether the message's own object is a story, whatever else it holds. */
  private boolean hasText;

  JsonItems(String text, BiConsumer<ObjectNode, Draft> reader) {
    this.text = Texts.withoutControls(text);
    this.reader = Texts.hasControls(text) ? (o, d) -> warned(reader, o, d) : reader;
  }

  private static void warned(BiConsumer<ObjectNode, Draft> reader, ObjectNode object, Draft draft) {
    draft.warnOfControls();
    reader.accept(object, draft);
  }

  private Item item(int from) {
    int to = done;
    return new Item(
        new Span(from, to), draft -> reader.accept(object(text.substring(from, to)), draft));
  }

  private static ObjectNode object(String json) {
    try {
      checkOnce(json);
      return (ObjectNode) MAPPER.readTree(json);
    } catch (IOException e) {
      throw why(e);
    }
  }

  private static void checkOnce(String text) throws IOException {
    Set<String> seen = new HashSet<>();
    try (JsonParser json = LENIENT.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = String.valueOf(json.currentName()).toLowerCase(Locale.ROOT);
        if (ONCE.contains(key) && !seen.add(key)) {
          throw new Unreadable(RejectCode.NOT_WELL_FORMED, "'" + key + "' is given twice.");
        }
        json.nextToken();
        json.skipChildren();
      }
    }
  }

  /**
   * Those of the message's own fields, as far as they stand before a break, which is told with the
   * items.
   */
  static ObjectNode envelope(String text, Set<String> fields) {
    ObjectNode envelope = MAPPER.createObjectNode();
    try (JsonParser json = MAPPER.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (fields.contains(name)) {
          envelope.set(name, MAPPER.readTree(json));
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      return envelope;
    }
    return envelope;
  }

  /** Every item in order, the broken ones too. */
  List<Item> find() {
    try (JsonParser json = LENIENT.createParser(text)) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_ARRAY) {
        array(json);
      } else if (first == JsonToken.START_OBJECT) {
        object(json);
      } else {
        throw new IOException("neither an object nor a list of them");
      }
      trailing(json);
    } catch (IOException e) {
      rest(why(e));
    } catch (Unreadable e) {
      rest(e);
    }
    return items;
  }

  private void rest(Unreadable why) {
    items.add(Item.broken(new Span(done, text.length()), why));
  }

  /** Two documents in one message are not JSON, and the second must not vanish. */
  private void trailing(JsonParser json) throws IOException {
    done = (int) json.currentLocation().getCharOffset();
    if (done < text.length() && !text.substring(done).isBlank()) {
      throw new IOException("something follows the end of the message");
    }
  }

  private void array(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (items.size() == Item.MOST) {
        throw Item.tooMany();
      }
      int from = (int) json.currentTokenLocation().getCharOffset();
      boolean object = json.currentToken() == JsonToken.START_OBJECT;
      json.skipChildren();
      done = (int) json.currentLocation().getCharOffset();
      if (object) {
        items.add(item(from));
      } else {
        items.add(Item.broken(new Span(from, done), noObject()));
      }
    }
  }

  /** One item, unless it is an envelope; a story that holds items is both. */
  private void object(JsonParser json) throws IOException {
    boolean envelope = envelope(json, true);
    if (!envelope || hasText) {
      done = (int) json.currentLocation().getCharOffset();
      items.add(0, item(0));
    }
  }

  /** Whether the object holds a list of items, itself or in the one that has its data. */
  private boolean envelope(JsonParser json, boolean outer) throws IOException {
    boolean envelope = false;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = String.valueOf(json.currentName());
      JsonToken value = json.nextToken();
      hasText |= outer && TEXTS.contains(key) && value != JsonToken.VALUE_NULL;
      if (value == JsonToken.START_ARRAY && LISTS.contains(key)) {
        envelope = true;
        array(json);
      } else if (value == JsonToken.START_OBJECT && outer && key.equals(DATA)) {
        envelope |= envelope(json, false);
      } else {
        json.skipChildren();
      }
    }
    return envelope;
  }

  private static Unreadable noObject() {
    return new Unreadable(RejectCode.NOT_WELL_FORMED, "An item that is no JSON object.");
  }

  private static Unreadable why(IOException e) {
    String message = e.getMessage() == null ? "" : LogLine.of(e.getMessage().split("\n", 2)[0]);
    if (e instanceof JsonEOFException) {
      return new Unreadable(RejectCode.TRUNCATED, "Ends in the middle: " + message);
    }
    if (e instanceof StreamConstraintsException && message.startsWith("Token count")) {
      return new Unreadable(
          RejectCode.LIMIT, TooMuch.reason(TooMuch.MOST_NODES, "values in an item"));
    }
    boolean limit = e instanceof StreamConstraintsException;
    return new Unreadable(
        limit ? RejectCode.LIMIT : RejectCode.NOT_WELL_FORMED, "Not well-formed JSON: " + message);
  }

  private static JsonFactoryBuilder factory(int deepest, long most) {
    JsonFactoryBuilder builder = (JsonFactoryBuilder) JsonFactory.builder();
    return builder
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(deepest)
                .maxTokenCount(most)
                .maxNumberLength(100)
                .maxNameLength(1000)
                .maxStringLength(LONGEST_STRING)
                .build())
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
  }
}
