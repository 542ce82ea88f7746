package io.wiredesk.ingest.format.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What stands around the items of an XML message, as a tree of its own: a feed's channel, a
 * message's header. Knows which of its elements are open, so that reading can resume within them.
 */
final class XmlEnvelope {
  private final XmlNode node = new XmlNode("envelope");
  private final Deque<XmlNode> open = new ArrayDeque<>();
  private final List<String> tags = new ArrayList<>();

  /** Holds the message's root element as its only child. */
  XmlNode node() {
    return node;
  }

  /**
   * @param tag the start tag as written
   */
  void open(XmlNode element, String tag) {
    current().add(element);
    open.push(element);
    // A tag that closes itself cannot be opened again; its end comes before anything else does.
    tags.add(tag);
  }

  void close() {
    if (!open.isEmpty()) {
      open.pop();
      tags.remove(tags.size() - 1);
    }
  }

  void text(String text) {
    if (!open.isEmpty()) {
      current().add(text);
    }
  }

  /** The start tags that are open, to be read again before reading goes on. */
  String reopened() {
    return String.join("", tags);
  }

  private XmlNode current() {
    XmlNode innermost = open.peek();
    return innermost == null ? node : innermost;
  }
}
