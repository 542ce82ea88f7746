package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.text.TooMuch;
import javax.xml.stream.XMLStreamException;

/**
 * How many elements, attributes and pieces of text a message's trees have. Each is some hundred
 * bytes of memory and may be four of the message.
 */
final class NodeCount {
  private int nodes;

  int nodes() {
    return nodes;
  }

  void add(int more) throws XMLStreamException {
    nodes += more;
    if (nodes > TooMuch.MOST_NODES) {
      throw new Exceeded();
    }
  }

  /** What was read since then was not kept. */
  void backTo(int before) {
    nodes = before;
  }

  /** Ends an item, as an error of syntax does. */
  static final class Exceeded extends XMLStreamException {
    Exceeded() {
      super(
          TooMuch.reason(
              TooMuch.MOST_NODES, "elements, attributes and pieces of text in a message"));
    }
  }
}
